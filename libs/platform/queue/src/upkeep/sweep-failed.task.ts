import { Inject, Injectable, type Type } from '@nestjs/common';
import { QueueInspectors } from '../queue-inspectors.js';
import { BATCH_QUEUES, type BatchQueueName } from '../queue-names.js';
import { UpkeepTask } from './upkeep-task.js';

const JOBS_AT_ONCE = 50;

/**
 * Takes up again what BullMQ has given up: jobs stamped failed while a store crashed although their work succeeded, or stalled
 * more often than allowed.
 */
abstract class SweepFailed extends UpkeepTask {
  readonly everyMs = 5_000;
  readonly name: string;

  constructor(
    override readonly partOf: BatchQueueName,
    private readonly inspectors: QueueInspectors,
  ) {
    super();
    this.name = `sweep-failed-${partOf}`;
  }

  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      if ((await this.inspectors.retryFailed(this.partOf, JOBS_AT_ONCE)) < JOBS_AT_ONCE) return;
    }
  }
}

export const SWEEP_FAILED_TASKS: Type<UpkeepTask>[] = BATCH_QUEUES.map((queue) => {
  @Injectable()
  class SweepFailedOf extends SweepFailed {
    constructor(@Inject(QueueInspectors) inspectors: QueueInspectors) {
      super(queue, inspectors);
    }
  }
  return SweepFailedOf;
});
