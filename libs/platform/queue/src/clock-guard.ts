import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Readiness } from '#observability';
import { DatabaseProbeStore } from './database-probe.store.js';
import { pauseFor } from './deadline.js';
import { QueueShutdown } from './queue-shutdown.js';
import { WorkerCrew } from './worker-crew.js';

const ALLOWED_SKEW_MS = 2_000;
const COMPARE_EVERY_MS = 60_000;
const TRY_AGAIN_MS = 2_000;

/**
 * Compares this machine's clock with the database's at boot and every minute. On BullMQ's PostgreSQL backend job locks are
 * dated by the worker: one a minute off had its running jobs started again by another at once (measured). Off by more than two
 * seconds: no jobs are taken and the process is not ready, until the clock is right.
 */
@Injectable()
export class ClockGuard implements OnApplicationBootstrap {
  private readonly stopping = new AbortController();
  private skewMs = 0;

  constructor(
    @Inject(DatabaseProbeStore) private readonly database: DatabaseProbeStore,
    @Inject(WorkerCrew) private readonly crew: WorkerCrew,
    @Inject(Readiness) readiness: Readiness,
    @Inject(QueueShutdown) shutdown: QueueShutdown,
  ) {
    readiness.add('clock', () => this.fault());
    shutdown.atFirst(() => this.stopping.abort());
  }

  onApplicationBootstrap(): void {
    void this.loop();
  }

  /** now is injected by tests. Rejects while the database is away. */
  async compare(now: () => number = Date.now): Promise<void> {
    this.skewMs = await this.database.clockSkewMs(now);
    const fault = this.fault();
    if (fault === undefined) this.crew.resumeAll();
    else {
      this.crew.say('no jobs are taken', new Error(fault));
      this.crew.pauseAll(fault);
    }
  }

  private fault(): string | undefined {
    if (Math.abs(this.skewMs) <= ALLOWED_SKEW_MS) return undefined;
    const seconds = (Math.abs(this.skewMs) / 1000).toFixed(1);
    return `this machine's clock is ${seconds} s ${this.skewMs > 0 ? 'behind' : 'ahead of'} the database's; set it right (NTP)`;
  }

  private async loop(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      const compared = await this.compare().then(
        () => true,
        () => false,
      );
      await pauseFor(compared ? COMPARE_EVERY_MS : TRY_AGAIN_MS, this.stopping.signal);
    }
  }
}
