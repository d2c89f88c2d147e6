import { Inject, Injectable } from '@nestjs/common';
import { splitBatch } from '../../doors/batch-text.js';
import { ProcessBeat } from '../../processes/process-beat.js';
import { QueueInspectors } from '../../queue-inspectors.js';
import type { BatchQueueName } from '../../queue-names.js';
import type { BatchJob } from '../../stores/queue-store.js';
import { tryAlone } from './try-alone.js';

/** Batches whose earlier start ended with its process, perhaps because of a record among them. */
@Injectable()
export class Suspects {
  constructor(
    @Inject(QueueInspectors) private readonly inspectors: QueueInspectors,
    @Inject(ProcessBeat) private readonly processes: ProcessBeat,
  ) {}

  /** Smaller jobs instead of this one. Added before it is done, so that a death in between repeats records but loses none. */
  async takeApart(queue: BatchQueueName, records: readonly string[]): Promise<void> {
    for (const part of splitBatch(records)) await this.inspectors.add(queue, part);
  }

  /** A record by itself. false, without working on it, when it is to be blamed for the ends of processes. */
  tryAlone(job: BatchJob, work: () => Promise<void>): Promise<boolean> {
    return tryAlone(job, this.processes, work);
  }
}
