export { ReportingWorkerModule } from './reporting.worker.module.js';
