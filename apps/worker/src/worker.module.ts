import { Module, type DynamicModule } from '@nestjs/common';
import { MetricsAccessModule } from '#access';
import { CampaignsModule } from '#campaigns';
import { ClicksWorkerModule } from '#clicks';
import { ConfigModule, type Settings } from '#config';
import { ConversionsWorkerModule } from '#conversions';
import { DatabaseModule } from '#database';
import { ObservabilityModule } from '#observability';
import { PostbacksWorkerModule } from '#postbacks';
import { QueueModule } from '#queue';
import { ReportingWorkerModule } from '#reporting';

/** Takes batches off the queues (WORKER_QUEUES says which) and does the timed upkeep. Over HTTP only health, readiness and metrics. */
@Module({})
export class WorkerModule {
  static forProcess(settings: Settings): DynamicModule {
    return {
      module: WorkerModule,
      imports: [
        ...platform(settings),
        MetricsAccessModule,
        CampaignsModule,
        ClicksWorkerModule,
        ConversionsWorkerModule,
        PostbacksWorkerModule,
        ReportingWorkerModule,
      ],
    };
  }
}

/** Order is meaning: Nest shuts global modules down last, the later listed ones first; the database closes after the queue. */
function platform(settings: Settings): DynamicModule['imports'] & object {
  return [ConfigModule.forProcess(settings), DatabaseModule, ObservabilityModule, QueueModule.forWorker()];
}
