import { Inject, Injectable } from '@nestjs/common';
import { QueueEventStore } from '../stores/queue-event.store.js';
import { BATCH_QUEUES } from '../queue-names.js';
import { QueueStore } from '../stores/queue-store.js';
import { UpkeepTask } from './upkeep-task.js';

/**
 * BullMQ's PostgreSQL backend writes two events per job added and trims them only when workers publish; its own trimEvents() is
 * not implemented. Nothing of ours reads events.
 */
@Injectable()
export class TrimEvents extends UpkeepTask {
  readonly name = 'trim-queue-events';
  readonly everyMs = 30_000;

  constructor(
    @Inject(QueueStore) private readonly store: QueueStore,
    @Inject(QueueEventStore) private readonly events: QueueEventStore,
  ) {
    super();
  }

  async run(): Promise<void> {
    if (this.store.kind !== 'postgres') return;
    for (const queue of BATCH_QUEUES) await this.events.trim(queue);
  }
}
