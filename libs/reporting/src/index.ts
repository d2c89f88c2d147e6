export { ReportingHttpModule } from './reporting.http.module.js';
export { ReportingWorkerModule } from './reporting.worker.module.js';
