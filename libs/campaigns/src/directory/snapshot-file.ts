import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { SettingsSnapshot } from './settings-snapshot.js';

/** Grows when the file's shape changes: an older file is then ignored, not misread. */
const FORMAT = 1;

/** The last settings seen, on disk, for a start while the database is away. Holds sources' secrets: mode 0600. */
export class SnapshotFile {
  private latest: SettingsSnapshot | undefined;
  private writing: Promise<void> | undefined;

  constructor(private readonly path: string) {}

  /** undefined: there is none, or none we can read */
  async read(): Promise<SettingsSnapshot | undefined> {
    try {
      const stored = JSON.parse(await readFile(this.path, 'utf8')) as { format?: unknown; snapshot?: SettingsSnapshot };
      return stored.format === FORMAT ? stored.snapshot : undefined;
    } catch {
      return undefined;
    }
  }

  /** Writes the newest snapshot, one write at a time; earlier unwritten ones are skipped. throws what the file system says */
  write(snapshot: SettingsSnapshot): Promise<void> {
    this.latest = snapshot;
    this.writing ??= this.writeLatest().finally(() => {
      this.writing = undefined;
    });
    return this.writing;
  }

  private async writeLatest(): Promise<void> {
    await mkdir(dirname(this.path), { recursive: true });
    while (this.latest) {
      const snapshot = this.latest;
      this.latest = undefined;
      const unfinished = `${this.path}.${process.pid}`;
      try {
        await writeFile(unfinished, JSON.stringify({ format: FORMAT, snapshot }), { mode: 0o600 });
        // Whole or not at all: a reader never sees half a file.
        await rename(unfinished, this.path);
      } catch (error) {
        await rm(unfinished, { force: true });
        throw error;
      }
    }
  }
}
