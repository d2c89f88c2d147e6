export { COUNT_ANSWER, type CountAnswer } from './http-metrics.js';
export { createLog, SeldomLog } from './log.js';
export { METRICS_ACCESS, type MetricsAccess } from './metrics-access.js';
export { Metrics } from './metrics.js';
export { ObservabilityModule } from './observability.module.js';
export { Readiness, type ReadinessCheck } from './readiness.js';
