import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { AccessHttpModule } from '#access';
import { CampaignsModule } from '#campaigns';
import { ClicksEdgeModule } from '#clicks';
import { ConfigModule, type Settings } from '#config';
import { DatabaseModule, TypeormModule } from '#database';
import { ObservabilityModule } from '#observability';
import { QueueModule } from '#queue';
import { ReportingHttpModule } from '#reporting';

/** Tracker, worker and api in one process. */
@Module({})
export class StandaloneModule {
  static forProcess(settings: Settings): DynamicModule {
    return { module: StandaloneModule, imports: [...platform(settings), ...TRACKER, ...WORKER, ...API] };
  }
}

/** Order is meaning: Nest shuts global modules down last, the later listed ones first. So the queue flushes before the database closes. */
function platform(settings: Settings): DynamicModule['imports'] & object {
  return [ConfigModule.forProcess(settings), DatabaseModule, TypeormModule.forProcess(), ObservabilityModule, QueueModule.forProducer()];
}

const TRACKER = [CampaignsModule, ClicksEdgeModule];
const WORKER: Type[] = [];
const API = [AccessHttpModule, ReportingHttpModule];
