import { Inject, Injectable } from '@nestjs/common';
import { StoreClock } from './store-clock.js';
import { WorkerCrew } from './worker-crew.js';

/**
 * Lets no worker take jobs by a wrong clock. On BullMQ's PostgreSQL backend job locks are dated by the worker: one a minute off had
 * its running jobs started again by another at once (measured).
 */
@Injectable()
export class ClockGuard {
  constructor(@Inject(StoreClock) clock: StoreClock, @Inject(WorkerCrew) crew: WorkerCrew) {
    clock.onCompared((fault) => {
      if (fault === undefined) return crew.resumeAll();
      crew.say('no jobs are taken', new Error(fault));
      return crew.pauseAll(fault);
    });
  }
}
