export { Catalogue, loadCatalogue } from './catalogue.js';
export type { Dimension, DimensionDefinition } from './dimension.js';
export { FoldStore } from './fold.store.js';
export type { Metric } from './metric.js';
export { ReportingHttpModule } from './reporting.http.module.js';
export { ReportingModule } from './reporting.module.js';
export { ReportingWorkerModule } from './reporting.worker.module.js';
export { Reports, type ReportAnswer } from './reports.service.js';
