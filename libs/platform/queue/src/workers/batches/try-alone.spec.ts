import { describe, expect, it } from 'vitest';
import type { BatchJob } from '../../stores/queue-store.js';
import { tryAlone } from './try-alone.js';

/** A job as the queue hands it to each of its starts. */
function aJob(progress: BatchJob['progress'] = 0): BatchJob {
  const job = { progress } as BatchJob;
  job.updateProgress = (now) => Promise.resolve(void (job.progress = now));
  return job;
}

/** A process of an installation where `alive` run. */
const here = (id: string, alive: readonly string[] = []) => ({ id, isAlive: (other: string) => Promise.resolve(alive.includes(other)) });
const nothing = () => Promise.resolve();
/** The process ends in the midst of it: nothing after the note happens. */
const dieAt = async (job: BatchJob, id: string) => {
  const died = new Promise<void>(() => undefined);
  void tryAlone(job, here(id), () => died);
  await new Promise(setImmediate);
};

describe('trying a record alone', () => {
  it('blames it for two processes that ended at it', async () => {
    const job = aJob();
    await dieAt(job, 'a');
    await dieAt(job, 'b');
    let worked = 0;
    expect(await tryAlone(job, here('c'), () => Promise.resolve(void worked++))).toBe(false);
    expect(worked).toBe(0);
  });

  it('does not blame it after one', async () => {
    const job = aJob();
    await dieAt(job, 'a');
    expect(await tryAlone(job, here('b'), nothing)).toBe(true);
  });

  it('does not blame it for starts that the queue has forgotten: whoever was at work is still there', async () => {
    const job = aJob();
    for (let start = 0; start < 6; start += 1) expect(await tryAlone(job, here(`p${start % 2}`, ['p0', 'p1']), nothing)).toBe(true);
    // Nor may this very process be taken for an ended one, though its beats be late.
    for (let start = 0; start < 6; start += 1) expect(await tryAlone(job, here('p0'), nothing)).toBe(true);
  });

  it('notes who is at work before, and that it was survived', async () => {
    const job = aJob();
    let during: unknown;
    const work = () => {
      during = job.progress;
      return Promise.reject(new Error('not yet'));
    };
    await expect(tryAlone(job, here('a'), work)).rejects.toThrow('not yet');
    expect([during, job.progress]).toEqual([{ ends: 0, by: 'a' }, { ends: 0 }]);
  });
});
