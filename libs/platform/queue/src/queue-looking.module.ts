import { Global, Inject, Module } from '@nestjs/common';
import { QueueCoreModule } from './queue-core.module.js';
import { QueueDesk } from './queue-desk.js';
import { QueueInspectors } from './queue-inspectors.js';
import { QueueStatus } from './queue-status.js';
import { ConnectionBudget } from './stores/connection-budget.js';
import { QueueStore } from './stores/queue-store.js';
import { InboxStore } from './upkeep/inbox.store.js';
import { QuarantineStore } from './workers/batches/quarantine.store.js';

/** The side of people who look: neither publishes nor processes. For the api; a worker has the same providers of its own. */
@Global()
@Module({
  imports: [QueueCoreModule],
  providers: [InboxStore, QuarantineStore, QueueInspectors, QueueStatus, QueueDesk],
  exports: [QueueCoreModule, InboxStore, QuarantineStore, QueueInspectors, QueueStatus, QueueDesk],
})
export class QueueLookingModule {
  constructor(@Inject(QueueStore) store: QueueStore, @Inject(ConnectionBudget) budget: ConnectionBudget) {
    budget.claim('queue inspectors', store.connections.consuming);
  }
}
