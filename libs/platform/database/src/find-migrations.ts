import { readdir } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { join } from 'node:path';
import type { MigrationInterface } from 'typeorm';

export type MigrationClass = new () => MigrationInterface;

/** `libs/` beside this very file: the sources under vitest, the compiled ones in dist. */
const LIBS = fileURLToPath(new URL('../../../', import.meta.url));

/**
 * Every migration class of every lib, in one order: the 13-digit timestamp that ends the class name.
 *
 * Found by folder (`<lib>/src/migrations/*.ts|js`), so that a lib adds a migration by adding a file.
 * Imported here and not by TypeORM: only our own import() understands .ts under vitest.
 * throws when two classes share a timestamp or a class name has none
 */
export async function findMigrations(): Promise<readonly MigrationClass[]> {
  const classes = (await Promise.all((await migrationFiles()).map(importMigrations))).flat();
  const byTime = new Map<number, MigrationClass>();
  for (const migration of classes) {
    const time = timestampOf(migration);
    const other = byTime.get(time);
    if (other)
      throw new Error(
        `Migrations ${other.name} and ${migration.name} have the same timestamp ${time}. Give the newer one a later timestamp.`,
      );
    byTime.set(time, migration);
  }
  return [...byTime].sort(([a], [b]) => a - b).map(([, migration]) => migration);
}

async function migrationFiles(): Promise<string[]> {
  const libs = await foldersIn(LIBS);
  const platform = await foldersIn(join(LIBS, 'platform'));
  const folders = [...libs, ...platform].map((lib) => join(lib, 'src', 'migrations'));
  const found = await Promise.all(folders.map(async (folder) => (await readdir(folder).catch(() => [])).map((file) => join(folder, file))));
  return found
    .flat()
    .filter((file) => /\.(ts|js)$/.test(file) && !/\.(d|spec)\.(ts|js)$/.test(file))
    .sort();
}

async function foldersIn(parent: string): Promise<string[]> {
  const entries = await readdir(parent, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map((entry) => join(parent, entry.name));
}

async function importMigrations(file: string): Promise<MigrationClass[]> {
  const module = (await import(pathToFileURL(file).href)) as Record<string, unknown>;
  const classes = Object.values(module).filter(isMigrationClass);
  if (classes.length === 0)
    throw new Error(`${file} exports no migration class. Export one with up() and down(), or move the file out of migrations/.`);
  return classes;
}

function isMigrationClass(value: unknown): value is MigrationClass {
  return typeof value === 'function' && typeof (value.prototype as Partial<MigrationInterface> | undefined)?.up === 'function';
}

function timestampOf(migration: MigrationClass): number {
  const digits = /\d{13}$/.exec(migration.name)?.[0];
  if (!digits) throw new Error(`Migration class ${migration.name} must end in a 13-digit timestamp, such as Clicks1763800003000.`);
  return Number(digits);
}
