// What this machine has of what some faults need. What is missing is said, never passed over.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Disk } from './disks.mjs';

const runs = (command, ...args) => spawnSync(command, args).status === 0;

/** Each names what is missing, or is undefined. */
export const NEEDS = {
  redis: () => (runs('redis-server', '--version') ? undefined : 'a redis-server (apt-get install redis-server)'),
  /** file systems of their own, of a size of our choosing */
  disks: once(() => (process.getuid?.() === 0 && canMount() ? undefined : 'root and loop devices, for a file system of its own')),
  /** file systems that can be switched off under a running store */
  powerCut: once(() => NEEDS.disks() ?? (canCutPower() ? undefined : 'an ext4 whose power can be cut (EXT4_IOC_SHUTDOWN), and perl')),
};

function once(ask) {
  let answer;
  return () => (answer ??= [ask()])[0];
}

function canMount() {
  return withDisk(() => true);
}

function canCutPower() {
  return withDisk((disk) => disk.cutPower());
}

function withDisk(work) {
  const folder = mkdtempSync(join(tmpdir(), 'rebound-disk-'));
  const disk = new Disk(folder, 'try', 16);
  try {
    disk.mount();
    return work(disk);
  } catch {
    return false;
  } finally {
    disk.remove();
    rmSync(folder, { recursive: true, force: true });
  }
}
