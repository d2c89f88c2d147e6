import type { SeldomLog } from '#observability';
import type { DatabaseProbeStore } from '../../clock/database-probe.store.js';
import { DeadlineExceeded, pauseFor } from '../../deadline.js';
import { isCollision, isConnectionError, isSystemFault } from '../../stores/connection-error.js';

/** A store's fault that returns although the database answers in between is taken for the record's own after so many times. */
const STORE_FAULTS_BELIEVED = 5;
const COLLISIONS_BELIEVED = 5;

/** The process is shutting down: the batch goes back untouched. */
export class Interrupted extends Error {}

/** Repeats work through what is not its own fault: a database that is away, a full disk, a deadlock. */
export class Outages {
  private waiting = 0;

  constructor(
    private readonly database: Pick<DatabaseProbeStore, 'answers'>,
    private readonly stopping: AbortSignal,
    private readonly log: SeldomLog,
  ) {}

  /** true while some work waits for the database: no progress is expected. */
  get waits(): boolean {
    return this.waiting > 0;
  }

  /**
   * Resolves with the work's first success.
   *
   * throws  the work's own fault; Interrupted when the process stops meanwhile
   */
  async outlast(work: () => Promise<void>): Promise<void> {
    let storeFaults = 0;
    let collisions = 0;
    let systemFaults = 0;
    for (;;) {
      try {
        return await work();
      } catch (thrown) {
        let error = thrown;
        if (error instanceof DeadlineExceeded && !(await this.database.answers()))
          error = new Error('connection timeout', { cause: error });
        if (isCollision(error) && ++collisions <= COLLISIONS_BELIEVED) await pauseFor(Math.random() * 20 * collisions, this.stopping);
        else if (isSystemFault(error)) {
          await this.untilItAnswers(error);
          await pauseFor(Math.min(50 * 2 ** systemFaults++, 1_000), this.stopping);
        } else if (isConnectionError(error) && ++storeFaults <= STORE_FAULTS_BELIEVED) {
          if (await this.untilItAnswers(error)) storeFaults = 0;
        } else throw error;
        if (this.stopping.aborted) throw new Interrupted();
      }
    }
  }

  // true when the database was really away meanwhile
  private async untilItAnswers(error: unknown): Promise<boolean> {
    this.log.say('waiting for the database', error instanceof Error ? error.message : 'unknown error');
    this.waiting++;
    let wasAway = false;
    try {
      for (let waitMs = 50; !this.stopping.aborted; waitMs = Math.min(waitMs * 2, 1_000)) {
        await pauseFor(waitMs, this.stopping);
        if (await this.database.answers()) return wasAway;
        wasAway = true;
      }
    } finally {
      this.waiting--;
    }
    return wasAway;
  }
}
