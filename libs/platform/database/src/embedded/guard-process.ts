import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { postgresEnv } from './cluster.js';
import type { Placement } from './placement.js';
import { fileFault } from './start-fault.js';

const GUARD = fileURLToPath(new URL('./guard.mjs', import.meta.url));
const LOG_LIMIT_BYTES = 5_000_000;

export const logOf = (home: string) => join(home, 'postgres.log');

/** Starts postgres under its guard (guard.mjs), which stops it when this process goes, however it goes. */
export function startGuard(postgres: string, { home, runAs }: Placement, args: readonly string[]): ChildProcess {
  const log = openSync(logOf(home), 'a', 0o600);
  try {
    const order = JSON.stringify({ postgres, args, uid: runAs?.uid, gid: runAs?.gid, env: postgresEnv() });
    // Detached: a Ctrl-C at the terminal reaches us, not the database that our shutdown still needs.
    const guard = spawn(process.execPath, ['--max-old-space-size=32', GUARD, order], {
      detached: true,
      cwd: '/',
      env: {},
      stdio: ['pipe', log, log],
    });
    guard.stdin?.on('error', () => undefined);
    guard.unref();
    return guard;
  } finally {
    closeSync(log);
  }
}

/** Orderly stop; when that takes too long, at once. */
export async function stopGuard(guard: ChildProcess): Promise<void> {
  if (hasEnded(guard)) return;
  guard.ref();
  const ended = new Promise<void>((resolve) => guard.once('exit', () => resolve()));
  guard.stdin?.write('stop\n');
  await Promise.race([ended, sleep(8_000, undefined, { ref: false })]);
  // End of file: whatever it was waiting for, it stops now.
  guard.stdin?.destroy();
  await Promise.race([ended, sleep(2_000, undefined, { ref: false })]);
}

export function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

/** Begins a new log when the old one has grown. returns the size so far: what this start writes comes after it */
export function prepareLog(home: string): number {
  const path = logOf(home);
  try {
    if (existsSync(path) && statSync(path).size > LOG_LIMIT_BYTES) rmSync(path);
    return existsSync(path) ? statSync(path).size : 0;
  } catch (error) {
    throw fileFault(path, error);
  }
}

/** What was written to the log since. */
export function logSince(home: string, offset: number): string {
  return readFileSync(logOf(home)).subarray(offset).toString('utf8');
}
