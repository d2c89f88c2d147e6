import { Global, Module } from '@nestjs/common';
import { HttpMetrics } from './http-metrics.js';
import { Metrics } from './metrics.js';
import { OperationsController } from './operations.controller.js';
import { Readiness } from './readiness.js';

/** Health, readiness and metrics of a process. Needs ConfigModule; METRICS_ACCESS is optional. */
@Global()
@Module({ controllers: [OperationsController], providers: [Metrics, Readiness, HttpMetrics], exports: [Metrics, Readiness] })
export class ObservabilityModule {}
