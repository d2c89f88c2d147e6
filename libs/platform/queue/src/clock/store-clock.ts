import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Readiness } from '#observability';
import { DatabaseProbeStore } from './database-probe.store.js';
import { pauseFor } from '../deadline.js';
import { QueueShutdown } from '../queue-shutdown.js';

const ALLOWED_SKEW_MS = 2_000;
/** Half a round trip on a busy machine: a smaller difference may be the measurement's own. */
const MEASURING_ERROR_MS = 50;
const COMPARE_EVERY_MS = 10_000;
const TRY_AGAIN_MS = 2_000;

/**
 * The time of this process, corrected by the database's: what click ids and receipts are made with, so that several trackers agree
 * which came first and on which day. Compared at boot and every ten seconds; while the database is away the last correction holds.
 * A machine more than two seconds off is corrected all the same, and not ready until its clock is right.
 */
@Injectable()
export class StoreClock implements OnApplicationBootstrap {
  private readonly stopping = new AbortController();
  private readonly listeners: ((fault: string | undefined) => Promise<void>)[] = [];
  private comparing: Promise<unknown> = Promise.resolve();
  private skewMs = 0;
  private machineNow: () => number = Date.now;

  constructor(
    @Inject(DatabaseProbeStore) private readonly database: DatabaseProbeStore,
    @Inject(Readiness) readiness: Readiness,
    @Inject(QueueShutdown) shutdown: QueueShutdown,
  ) {
    readiness.add('clock', () => this.fault());
    shutdown.atFirst(() => this.stopping.abort());
  }

  onApplicationBootstrap(): void {
    void this.loop();
  }

  /** ms since 1970 */
  now(): number {
    return this.machineNow() + (Math.abs(this.skewMs) > MEASURING_ERROR_MS ? this.skewMs : 0);
  }

  /** Called after each comparison with what is wrong, if anything is; the comparison is over when the listener is done. */
  onCompared(listener: (fault: string | undefined) => Promise<void>): void {
    this.listeners.push(listener);
  }

  /**
   * One at a time, so that an older answer never replaces a newer one. Rejects while the database is away. machineNow is injected by
   * tests: it is this machine's clock from then on, also for the comparisons that come by themselves.
   */
  compare(machineNow: () => number = Date.now): Promise<void> {
    this.machineNow = machineNow;
    const compared = this.comparing.then(() => this.compareNow(machineNow));
    this.comparing = compared.catch(() => undefined);
    return compared;
  }

  private async compareNow(machineNow: () => number): Promise<void> {
    this.skewMs = await this.database.clockSkewMs(machineNow);
    await Promise.all(this.listeners.map((listener) => listener(this.fault())));
  }

  private fault(): string | undefined {
    if (Math.abs(this.skewMs) <= ALLOWED_SKEW_MS) return undefined;
    const seconds = (Math.abs(this.skewMs) / 1000).toFixed(1);
    return `this machine's clock is ${seconds} s ${this.skewMs > 0 ? 'behind' : 'ahead of'} the database's; set it right (NTP)`;
  }

  private async loop(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      const compared = await this.compare(this.machineNow).then(
        () => true,
        () => false,
      );
      await pauseFor(compared ? COMPARE_EVERY_MS : TRY_AGAIN_MS, this.stopping.signal);
    }
  }
}
