import { Module, type DynamicModule } from '@nestjs/common';
import { MetricsAccessModule } from '#access';
import { CampaignsModule } from '#campaigns';
import { ClicksEdgeModule } from '#clicks';
import { ConfigModule, type Settings } from '#config';
import { DatabaseModule } from '#database';
import { ObservabilityModule } from '#observability';
import { PostbacksEdgeModule } from '#postbacks';
import { QueueModule } from '#queue';

/** The public edge: clicks, postbacks, receipts. Stateless; any number of them may run. */
@Module({})
export class TrackerModule {
  static forProcess(settings: Settings): DynamicModule {
    return {
      module: TrackerModule,
      imports: [...platform(settings), MetricsAccessModule, CampaignsModule, ClicksEdgeModule, PostbacksEdgeModule],
    };
  }
}

/** Order is meaning: Nest shuts global modules down last, the later listed ones first. So the queue flushes before the database closes. */
function platform(settings: Settings): DynamicModule['imports'] & object {
  return [ConfigModule.forProcess(settings), DatabaseModule, ObservabilityModule, QueueModule.forProducer()];
}
