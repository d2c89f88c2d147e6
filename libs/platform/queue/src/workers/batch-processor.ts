import { Processor, WorkerHost } from '@nestjs/bullmq';
import { Inject, SetMetadata } from '@nestjs/common';
import { BatchRunner } from './batches/batch-runner.js';
import type { BatchQueueName } from '../queue-names.js';
import type { BatchJob } from '../stores/queue-store.js';

const BATCH_QUEUE = Symbol('batch queue');

/** Class decorator of a BatchProcessor: `@BatchHandler('postbacks')`. One handler per queue. */
export function BatchHandler(queue: BatchQueueName): ClassDecorator {
  return (target) => {
    SetMetadata(BATCH_QUEUE, queue)(target);
    Processor(queue)(target);
  };
}

/** The queue a handler's class is decorated with. */
export function queueOf(processor: BatchProcessor): BatchQueueName {
  const queue: BatchQueueName | undefined = Reflect.getMetadata(BATCH_QUEUE, processor.constructor);
  if (queue === undefined)
    throw new Error(`${processor.constructor.name} extends BatchProcessor but has no @BatchHandler('clicks' | 'postbacks').`);
  return queue;
}

/**
 * Consumes one queue's batches; a provider of an x.worker.module.ts, decorated with @BatchHandler.
 *
 * Contract of handle():
 *   records  what publish() was given, in order; 1 to some hundreds
 *   repeats  it may get the same records again, whole, in part or beside other records, also at the same time in another
 *            process (redelivery, both doors): processing must be once by unique keys in the database
 *   throws   nothing of this call is taken as done. A connection error is waited out without limit. Any other: the batch is tried
 *            once more after a second, then bisected until the guilty record stands alone; that one goes to `quarantine`.
 *   time     cut off at 30 s (10 s for a part of a batch); what it does later is ignored
 */
export abstract class BatchProcessor extends WorkerHost {
  // A property, so that handlers keep their constructors to themselves.
  @Inject(BatchRunner)
  protected readonly batchRunner!: BatchRunner;

  abstract handle(records: readonly string[]): Promise<void>;

  /** Called by BullMQ's worker. */
  process(job: BatchJob, token?: string): Promise<void> {
    return this.batchRunner.runJob(queueOf(this), (records) => this.handle(records), job, token);
  }
}
