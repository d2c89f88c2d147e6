import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileFault } from './start-fault.js';

/** Who holds a lock file: a process id can come back after a restart of the machine, its start time does not. */
interface Holder {
  readonly pid: number;
  readonly startedAt: string;
}

export type LockAttempt = { readonly held: true; release(): void } | { readonly held: false; readonly holderPid: number };

/**
 * Takes the lock file of an embedded database for this process. The lock of a process that is gone is taken over.
 *
 * returns  held, with release(); or not held, with the id of the running process that has it
 */
export function takeLock(path: string): LockAttempt {
  const mine = JSON.stringify({ pid: process.pid, startedAt: startTimeOf(process.pid) } satisfies Holder);
  for (;;) {
    const half = `${path}.${process.pid}`;
    try {
      // A link appears whole or not at all: nobody reads a lock that is only half written.
      writeFileSync(half, mine, { mode: 0o644 });
      linkSync(half, path);
      return { held: true, release: () => rmSync(path, { force: true }) };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw fileFault(path, error);
    } finally {
      rmSync(half, { force: true });
    }
    const holder = holderOf(path);
    if (holder && isAlive(holder)) return { held: false, holderPid: holder.pid };
    rmSync(path, { force: true });
  }
}

/** The process that runs the embedded database of this lock file, if one does. */
export function lockHolder(path: string): number | undefined {
  const holder = holderOf(path);
  return holder && isAlive(holder) ? holder.pid : undefined;
}

function holderOf(path: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Holder;
  } catch {
    return undefined;
  }
}

function isAlive(holder: Holder): boolean {
  // In a restarted container our process id is often that of the run before.
  if (holder.pid === process.pid && holder.startedAt === '') return false;
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return startTimeOf(holder.pid) === holder.startedAt;
}

/** Field 22 of /proc/<pid>/stat (clock ticks since boot); '' where there is no /proc, then the id alone decides. */
function startTimeOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}
