import { Module, type DynamicModule } from '@nestjs/common';
import { AccessHttpModule, MetricsAccessModule } from '#access';
import { CampaignsHttpModule, CampaignsModule } from '#campaigns';
import { ClicksEdgeModule, ClicksHttpModule, ClicksWorkerModule } from '#clicks';
import { ConfigModule, type Settings } from '#config';
import { ConversionsHttpModule, ConversionsWorkerModule } from '#conversions';
import { DatabaseModule, TypeormModule } from '#database';
import { MonitoringHttpModule } from '#monitoring';
import { ObservabilityModule } from '#observability';
import { PostbacksEdgeModule, PostbacksHttpModule, PostbacksWorkerModule } from '#postbacks';
import { QueueModule } from '#queue';
import { ReportingHttpModule, ReportingWorkerModule } from '#reporting';

const TRACKER = [CampaignsModule, ClicksEdgeModule, PostbacksEdgeModule];
const WORKER = [ClicksWorkerModule, ConversionsWorkerModule, PostbacksWorkerModule, ReportingWorkerModule];
const API = [
  AccessHttpModule,
  MetricsAccessModule,
  CampaignsHttpModule,
  ClicksHttpModule,
  ConversionsHttpModule,
  PostbacksHttpModule,
  ReportingHttpModule,
  MonitoringHttpModule,
];

/** Tracker, worker and api in one process. */
@Module({})
export class StandaloneModule {
  static forProcess(settings: Settings): DynamicModule {
    return { module: StandaloneModule, imports: [...platform(settings), ...TRACKER, ...WORKER, ...API] };
  }
}

/** Order is meaning: Nest shuts global modules down last, the later listed ones first. So the queue flushes before the database closes. */
function platform(settings: Settings): DynamicModule['imports'] & object {
  const queue = [QueueModule.forProducer(), QueueModule.forWorker()];
  return [ConfigModule.forProcess(settings), DatabaseModule, TypeormModule.forProcess(), ObservabilityModule, ...queue];
}
