import { Global, Inject, Module } from '@nestjs/common';
import { BATCH_QUEUES } from '../queue-names.js';
import { Doors } from './doors.js';
import { EdgeCounterStore } from '../edge-counter.store.js';
import { EdgeCounters } from '../edge-counters.js';
import { InboxDoorStore } from './inbox-door.store.js';
import { publisherToken } from './inject-publisher.js';
import { publisherProviders } from './publisher-providers.js';
import { ConnectionBudget } from '../stores/connection-budget.js';
import { QueueStore } from '../stores/queue-store.js';
import { QueueCoreModule } from '../queue-core.module.js';

/** The tracker's side: publishers, edge counters, and the clock ids are made with. */
@Global()
@Module({
  imports: [QueueCoreModule],
  providers: [InboxDoorStore, Doors, ...publisherProviders, EdgeCounterStore, EdgeCounters],
  exports: [...BATCH_QUEUES.map(publisherToken), EdgeCounters, QueueCoreModule],
})
export class QueueProducerModule {
  constructor(@Inject(QueueStore) store: QueueStore, @Inject(ConnectionBudget) budget: ConnectionBudget) {
    budget.claim('queue producer', store.connections.producing);
  }
}
