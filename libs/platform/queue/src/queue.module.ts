import type { DynamicModule } from '@nestjs/common';
import { QueueProducerModule } from './doors/queue-producer.module.js';
import { QueueLookingModule } from './queue-looking.module.js';
import { QueueWorkerModule } from './workers/queue-worker.module.js';

/** The queue, by side. A process lists the side or sides it needs; both may live in one process. Needs Config, Database and Observability modules. */
export class QueueModule {
  /** `@InjectPublisher(…)` and EdgeCounters. */
  static forProducer(): DynamicModule {
    return { module: QueueProducerModule };
  }

  /** QueueDesk alone: for a process that neither publishes nor processes. */
  static forLooking(): DynamicModule {
    return { module: QueueLookingModule };
  }

  /** Runs @BatchHandler and UpkeepTask providers of the process's modules. */
  static forWorker(): DynamicModule {
    return { module: QueueWorkerModule };
  }
}
