import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { productVersion, SETTINGS, type Settings } from '#config';
import { pauseFor } from '../deadline.js';
import { QueueShutdown } from '../queue-shutdown.js';
import { Pace } from './pace.js';
import { ProcessStore } from './process.store.js';

const BEAT_EVERY_MS = 2_000;
/** Less than a job's lock lasts after its worker has ended (WORKER_OPTIONS): whoever held it is known to be dead when it is taken up again. */
const ALIVE_WITHIN_MS = 4_500;

/**
 * Tells the others that this process runs and how it gets on: a row of its own, written every two seconds. A beat that fails is
 * made good by the next; nothing waits for it.
 */
@Injectable()
export class ProcessBeat implements OnApplicationBootstrap {
  /** of this run of the process */
  readonly id = randomUUID();
  private readonly startedAt = new Date();
  private readonly activities: { readonly pace: Pace; readonly total: () => number }[] = [];
  private readonly stopping = new AbortController();
  private beating: Promise<void> = Promise.resolve();

  constructor(
    @Inject(ProcessStore) private readonly store: ProcessStore,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(QueueShutdown) shutdown: QueueShutdown,
  ) {
    shutdown.atFirst(() => this.stopping.abort());
    shutdown.add('counters', 1_000, () => this.leave());
  }

  /** In a constructor: what this process does, and how much of it since the start. */
  report(activity: string, total: () => number): void {
    this.activities.push({ pace: new Pace(activity), total });
  }

  /** Whether another process runs. A database that does not answer accuses nobody. */
  isAlive(id: string): Promise<boolean> {
    return this.store.isHeard(id, ALIVE_WITHIN_MS).catch(() => true);
  }

  onApplicationBootstrap(): void {
    void this.loop();
  }

  /** Writes the row now; never rejects. */
  beat(): Promise<void> {
    const progress = this.activities.map(({ pace, total }) => pace.look(total(), Date.now()));
    const { id, startedAt } = this;
    const run = { id, startedAt, kind: this.settings.process, host: hostname(), pid: process.pid, version: productVersion(), progress };
    this.beating = this.beating.then(() => this.store.beat(run)).catch(() => undefined);
    return this.beating;
  }

  private async loop(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      await this.beat();
      await pauseFor(BEAT_EVERY_MS, this.stopping.signal);
    }
  }

  private async leave(): Promise<void> {
    await this.beating;
    await this.store.leave(this.id);
  }
}
