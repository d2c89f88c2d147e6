import { Logger, Module } from '@nestjs/common';
import { SETTINGS, type Settings } from '#config';
import { DatabaseModule } from '#database';
import { ObservabilityModule } from '#observability';
import { ConnectionBudget } from './stores/connection-budget.js';
import { DatabaseProbeStore } from './clock/database-probe.store.js';
import { PostgresQueueStore } from './stores/postgres-queue-store.js';
import { QueueStore } from './stores/queue-store.js';
import { ProcessBeat } from './processes/process-beat.js';
import { ProcessStore } from './processes/process.store.js';
import { QueueShutdown } from './queue-shutdown.js';
import { RedisGuard } from './stores/redis-guard.js';
import { RedisQueueStore } from './stores/redis-queue-store.js';
import { StoreClock } from './clock/store-clock.js';

/** The process's one queue store, shared by its producer and worker sides. */
@Module({
  // Not global: Nest shuts global modules down last, and the (global) database must outlive the queue.
  imports: [DatabaseModule, ObservabilityModule],
  providers: [
    { provide: QueueStore, inject: [SETTINGS, QueueShutdown], useFactory: openQueueStore },
    QueueShutdown,
    DatabaseProbeStore,
    ConnectionBudget,
    StoreClock,
    ProcessStore,
    ProcessBeat,
  ],
  exports: [ProcessStore, ProcessBeat, QueueStore, QueueShutdown, DatabaseProbeStore, ConnectionBudget, StoreClock],
})
export class QueueCoreModule {}

async function openQueueStore(settings: Settings, shutdown: QueueShutdown): Promise<QueueStore> {
  const store = await openStoreFor(settings);
  shutdown.add('store', 1_000, () => store.close());
  return store;
}

async function openStoreFor(settings: Settings): Promise<QueueStore> {
  if (settings.REDIS_URL === undefined) return new PostgresQueueStore(settings.DATABASE_URL, settings.process);
  const log = new Logger('queue');
  const guard = new RedisGuard({
    url: settings.REDIS_URL,
    allowLoss: settings.ALLOW_REDIS_LOSS,
    warn: (line) => log.warn(line),
    end: endProcess,
  });
  await guard.start();
  return new RedisQueueStore(settings.REDIS_URL, guard);
}

function endProcess(line: string): void {
  process.stderr.write(`${line}\n`);
  process.exit(1);
}
