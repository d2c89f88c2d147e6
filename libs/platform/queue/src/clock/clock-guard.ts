import { Inject, Injectable } from '@nestjs/common';
import { WorkerCrew } from '../workers/worker-crew.js';
import { StoreClock } from './store-clock.js';

/**
 * Lets no worker take jobs by a wrong clock. On BullMQ's PostgreSQL backend job locks are dated by the worker: one a minute off had
 * its running jobs started again by another at once (measured).
 */
@Injectable()
export class ClockGuard {
  constructor(
    @Inject(StoreClock) clock: StoreClock,
    @Inject(WorkerCrew) private readonly crew: WorkerCrew,
  ) {
    clock.onCompared((fault) => this.judge(fault));
  }

  private async judge(fault: string | undefined): Promise<void> {
    if (fault === undefined) return this.crew.resumeAll();
    this.crew.say('no jobs are taken', new Error(fault));
    await this.crew.pauseAll(fault);
  }
}
