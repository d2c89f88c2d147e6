// What processes have used, read from /proc; NaN and nothing where there is none (not Linux).
import { readdirSync, readFileSync } from 'node:fs';

const TICK_MS = 10;

/** User and system time of one process in ms. */
export function cpuMs(pid) {
  const fields = statOf(pid);
  return fields ? (Number(fields[11]) + Number(fields[12])) * TICK_MS : Number.NaN;
}

/** The same of all stores (postgres and redis-server) that this process has started, together. */
export function storesCpuMs() {
  const parents = new Map(processes().map((pid) => [pid, statOf(pid)?.[1]]));
  const isOurs = (pid) => {
    for (let at = parents.get(pid); at !== undefined && at !== '1'; at = parents.get(at)) if (at === String(process.pid)) return true;
    return false;
  };
  const stores = [...parents.keys()].filter(
    (pid) => /^(postgres|redis-server|\S*\/(postgres|redis-server))\b/.test(commandOf(pid)) && isOurs(pid),
  );
  return stores.reduce((sum, pid) => sum + cpuMs(pid), 0);
}

/** Resident memory in MiB. */
export function rssMiB(pid) {
  try {
    return Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024);
  } catch {
    return Number.NaN;
  }
}

function processes() {
  try {
    return readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  } catch {
    return [];
  }
}

function commandOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}

function statOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ');
  } catch {
    return undefined;
  }
}
