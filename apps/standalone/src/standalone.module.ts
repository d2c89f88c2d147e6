import { Module, type DynamicModule } from '@nestjs/common';
import { MetricsAccessModule } from '#access';
import { AccessHttpModule } from '#access/management';
import { CampaignsModule } from '#campaigns';
import { CampaignsHttpModule } from '#campaigns/management';
import { ClicksEdgeModule, ClicksWorkerModule } from '#clicks';
import { ClicksHttpModule } from '#clicks/management';
import { ConfigModule, type Settings } from '#config';
import { ConversionsWorkerModule } from '#conversions';
import { ConversionsHttpModule } from '#conversions/management';
import { DatabaseModule } from '#database';
import { TypeormModule } from '#database/management';
import { MonitoringHttpModule } from '#monitoring';
import { ObservabilityModule } from '#observability';
import { PostbacksEdgeModule, PostbacksWorkerModule } from '#postbacks';
import { PostbacksHttpModule } from '#postbacks/management';
import { QueueModule } from '#queue';
import { ReportingWorkerModule } from '#reporting';
import { ReportingHttpModule } from '#reporting/management';

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
