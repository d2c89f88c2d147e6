import { BullModule } from '@nestjs/bullmq';
import { Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { BatchHandlers } from './batch-handlers.js';
import { BatchRunner } from './batches/batch-runner.js';
import { ClockGuard } from '../clock/clock-guard.js';
import { InboxStore } from '../upkeep/inbox.store.js';
import { QuarantineStore } from './batches/quarantine.store.js';
import { Suspects } from './batches/suspects.js';
import { QueueCoreModule } from '../queue-core.module.js';
import { QueueEventStore } from '../stores/queue-event.store.js';
import { QueueDesk } from '../queue-desk.js';
import { QueueInspectors } from '../queue-inspectors.js';
import { QueueStatus } from '../queue-status.js';
import { SupervisedWorker } from './supervised-worker.js';
import { SWEEP_FAILED_TASKS } from '../upkeep/sweep-failed.task.js';
import { SWEEP_INBOX_TASKS } from '../upkeep/sweep-inbox.task.js';
import { TrimEvents } from '../upkeep/trim-events.task.js';
import { UpkeepLockStore } from '../upkeep/upkeep-lock.store.js';
import { UpkeepRunner } from '../upkeep/upkeep-runner.js';
import { Watchdog } from './watchdog.js';
import { WorkerCrew, WorkerStart } from './worker-crew.js';

// @nestjs/bullmq finds the handlers and binds them; what it builds for each is ours.
BullModule.workerClass = SupervisedWorker;

/** What handlers and others may inject. */
@Global()
@Module({
  imports: [QueueCoreModule, DiscoveryModule],
  providers: [InboxStore, QuarantineStore, QueueInspectors, QueueStatus, QueueDesk, Suspects, BatchRunner, BatchHandlers, WorkerCrew],
  exports: [InboxStore, QuarantineStore, QueueInspectors, QueueStatus, QueueDesk, BatchRunner, BatchHandlers, WorkerCrew],
})
export class WorkerCrewModule {}

/** The worker's side: runs the handlers and upkeep tasks that the other modules list. */
@Module({
  imports: [
    WorkerCrewModule,
    QueueCoreModule,
    DiscoveryModule,
    BullModule.forRootAsync({
      imports: [WorkerCrewModule],
      inject: [WorkerCrew],
      // Nest hands `connection` to every worker it builds: see SupervisedWorker.
      useFactory: (crew: WorkerCrew) => ({ connection: crew as never }),
      extraOptions: { manualRegistration: true },
    }),
    // Brings the part that finds handlers; the queues themselves are opened by QueueStore when it answers.
    BullModule.registerQueue(),
  ],
  providers: [
    WorkerStart,
    UpkeepLockStore,
    UpkeepRunner,
    ClockGuard,
    Watchdog,
    QueueEventStore,
    TrimEvents,
    ...SWEEP_INBOX_TASKS,
    ...SWEEP_FAILED_TASKS,
  ],
})
export class QueueWorkerModule {}
