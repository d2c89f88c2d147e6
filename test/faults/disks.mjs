// File systems in a file, mounted by a loop device: they can be filled, and their power can be cut.
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, rmSync, statfsSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** EXT4_IOC_SHUTDOWN with NOLOGFLUSH: what has not reached the disk yet never will, as at a power cut. */
const CUT_POWER =
  'use Fcntl; sysopen(my $disk, $ARGV[0], O_RDONLY) or die; my $flags = pack("L", 2); ioctl($disk, 0x8004587d, $flags) or die;';

export class Disk {
  constructor(folder, name, megabytes) {
    this.image = join(folder, `${name}.img`);
    this.path = join(folder, name);
    this.megabytes = megabytes;
    this.ballast = join(this.path, 'ballast');
  }

  /** Makes it on the first call, attaches it again on later ones. */
  mount() {
    if (!this.made) {
      mkdirSync(this.path, { recursive: true });
      writeFileSync(this.image, '');
      truncateSync(this.image, this.megabytes * 2 ** 20);
      run('mkfs.ext4', '-Fq', this.image);
      this.made = true;
    }
    run('mount', '-o', 'loop', this.image, this.path);
    chmodSync(this.path, 0o777);
  }

  /** Writers that were killed may hold it for a moment. */
  unmount() {
    for (let tries = 0; tries < 100; tries += 1) {
      if (spawnSync('umount', [this.path]).status === 0) return;
      spawnSync('sleep', ['0.1']);
    }
    throw new Error(`${this.path} cannot be unmounted`);
  }

  cutPower() {
    return spawnSync('perl', ['-e', CUT_POWER, this.path]).status === 0;
  }

  fill() {
    const { bavail, bsize } = statfsSync(this.path);
    spawnSync('fallocate', ['-l', String(bavail * bsize), this.ballast]);
    // What fallocate could not have for its own book-keeping.
    spawnSync('sh', ['-c', `dd if=/dev/zero of=${this.ballast}.rest bs=4k 2>/dev/null`]);
  }

  free() {
    rmSync(this.ballast, { force: true });
    rmSync(`${this.ballast}.rest`, { force: true });
  }

  remove() {
    if (!this.made) return;
    spawnSync('umount', ['-l', this.path]);
    rmSync(this.image, { force: true });
  }
}

function run(command, ...args) {
  const done = spawnSync(command, args, { encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`${command} ${args.join(' ')}: ${done.stderr}`);
}
