import type { BatchJob } from '../../stores/queue-store.js';

/** Ends of processes while a record was handled by itself, after which it is blamed for them. */
const ENDS_BELIEVED = 2;

/** Written on a job that has stalled: who is at work on it, and how many have ended at that. */
interface Note {
  readonly ends: number;
  readonly by?: string;
}

export interface Processes {
  /** of this process's run */
  readonly id: string;
  isAlive(id: string): Promise<boolean>;
}

/**
 * Works on a record whose earlier starts did not finish. A worker holds many batches, and all of them stall when it ends, or when the
 * queue's store forgets that they were finished. So it is noted who is at work on which: a record is blamed only for processes that
 * ended while they worked on it.
 *
 * returns  false without working on it, when it is to be blamed
 * throws   what the work throws
 */
export async function tryAlone(job: BatchJob, processes: Processes, work: () => Promise<void>): Promise<boolean> {
  const { ends: before, by } = noteOn(job);
  const ended = by !== undefined && by !== processes.id && !(await processes.isAlive(by));
  const ends = before + (ended ? 1 : 0);
  if (ends >= ENDS_BELIEVED) return false;
  await job.updateProgress({ ends, by: processes.id });
  try {
    await work();
    return true;
  } catch (error) {
    // Survived; with the queue away too it stays noted.
    await job.updateProgress({ ends }).catch(() => undefined);
    throw error;
  }
}

function noteOn({ progress }: BatchJob): Note {
  if (typeof progress !== 'object' || progress === null) return { ends: 0 };
  const { ends, by } = progress as { ends?: unknown; by?: unknown };
  return { ends: typeof ends === 'number' ? ends : 0, ...(typeof by === 'string' ? { by } : {}) };
}
