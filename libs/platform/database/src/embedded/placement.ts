import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, realpathSync, statSync, writeFileSync, renameSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { SYSTEM_FOLDER } from './binaries.js';
import { canReach, findRunAs, type RunAs } from './run-as.js';
import { fileFault, StartFault } from './start-fault.js';

/** Where an embedded database lives and as whom it runs. */
export interface Placement {
  /** our folder: lock, log, and the cluster in `data` */
  readonly home: string;
  readonly data: string;
  /** undefined: as ourselves */
  readonly runAs: RunAs | undefined;
}

/** What DATA_DIR/embedded.json remembers, mode 0600; the CLI connects to a running database by it. */
export interface EmbeddedRecord {
  readonly home: string;
  readonly password: string;
  readonly port: number;
}

/** Makes DATA_DIR; parents get ordinary modes (mkdir's mode option would lock them too). */
export function makeDataDir(dataDir: string): string {
  const path = resolve(dataDir);
  try {
    mkdirSync(path, { recursive: true });
    accessSync(path, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw fileFault(`DATA_DIR ${path}`, error);
  }
  return realpathSync(path);
}

/**
 * Decides where the cluster lives. Remembered once decided. As root, when the postgres user cannot reach DATA_DIR
 * (inside root's home folder), that is /var/lib/rebound/<hash of DATA_DIR>.
 *
 * dataDir  absolute, exists
 * throws   StartFault when the folder cannot be made or belongs to another user
 */
export function decidePlacement(dataDir: string): Placement {
  const user = findRunAs();
  if (process.getuid?.() === 0 && !user)
    throw new StartFault(
      'Embedded PostgreSQL does not run as root, and this machine has neither a user "postgres" nor "nobody". Start as another user, or set DATABASE_URL.',
    );
  const home = readRecord(dataDir)?.home ?? chooseHome(dataDir, user);
  try {
    mkdirSync(home, { recursive: true });
    accessSync(home, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw fileFault(home, error);
  }
  const data = join(home, 'data');
  return { home, data, runAs: ownerOf(data, user) };
}

function chooseHome(dataDir: string, user: RunAs | undefined): string {
  if (!user || canReach(dataDir, user)) return join(dataDir, 'postgres');
  return join(SYSTEM_FOLDER, createHash('sha256').update(dataDir).digest('hex').slice(0, 16));
}

/** An existing cluster goes on under the user who owns it: postgres accepts no other. */
function ownerOf(data: string, user: RunAs | undefined): RunAs | undefined {
  if (!existsSync(data)) return user;
  const { uid, gid } = statSync(data);
  if (user) return uid === 0 ? user : { name: String(uid), uid, gid };
  if (process.getuid && uid !== process.getuid()) {
    throw new StartFault(
      `The embedded database in ${data} belongs to another user (uid ${uid}). Start as that user, or choose another DATA_DIR.`,
    );
  }
  return undefined;
}

const recordPath = (dataDir: string) => join(dataDir, 'embedded.json');

/** undefined when this DATA_DIR has no embedded database yet. */
export function readRecord(dataDir: string): EmbeddedRecord | undefined {
  const path = recordPath(dataDir);
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as EmbeddedRecord;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    if ((error as NodeJS.ErrnoException).code === 'EACCES')
      throw new StartFault(`${path} belongs to another user. Start as that user, or choose another DATA_DIR.`, { cause: error });
    throw new StartFault(
      `${path} is damaged. It says where the embedded database is and its password; restore it from a copy, or choose another DATA_DIR and restore a backup there.`,
      { cause: error },
    );
  }
}

/** Atomic: a start that dies half-way leaves the old record. */
export function writeRecord(dataDir: string, record: EmbeddedRecord): void {
  writePrivateFile(recordPath(dataDir), `${JSON.stringify(record, null, 2)}\n`);
}

/** Mode 0600, whole or not at all. */
export function writePrivateFile(path: string, text: string): void {
  const half = `${path}.${process.pid}`;
  try {
    writeFileSync(half, text, { mode: 0o600 });
    renameSync(half, path);
  } catch (error) {
    throw fileFault(path, error);
  }
}
