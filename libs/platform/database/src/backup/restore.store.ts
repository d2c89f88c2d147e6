import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { DomainError } from '#kernel';
import { ensureDayPartitions } from '../partitions.store.js';
import type { Queryable } from '../database.js';
import { ArchiveReader, DamagedArchive, type ArchiveHeader, type ArchiveSection } from './archive.js';
import { countLines } from './backup.store.js';
import { appliedMigrations, findTables, quoted } from './catalogue.store.js';

export interface RestoreOrder {
  readonly databaseUrl: string;
  readonly file: string;
  /** replaces what the database holds; without it only an empty one is taken */
  readonly force: boolean;
  onProgress?(doneRows: number, allRows: number): void;
}

/** What a database has that nobody has used yet: a row of the migrations, counters of a mere start. */
const NOBODYS_DATA = ['settings_version', 'edge_counters'];

/** Reads what a backup says of itself, without restoring. */
export async function readBackupHeader(file: string): Promise<ArchiveHeader> {
  const archive = new ArchiveReader(file);
  try {
    return await archive.header();
  } finally {
    await archive.close();
  }
}

/**
 * Puts a backup into a migrated database, the embedded one or any PostgreSQL, in one transaction: whole or not at all.
 *
 * returns  the backup's header
 * throws   DomainError database_not_empty | backup_is_newer; DamagedArchive; database errors (nothing is changed then)
 */
export async function restoreBackup(order: RestoreOrder): Promise<ArchiveHeader> {
  const client = new pg.Client({
    connectionString: order.databaseUrl,
    application_name: 'rebound-restore',
    options: '-c timezone=UTC -c statement_timeout=0',
  });
  client.on('error', () => undefined);
  const archive = new ArchiveReader(order.file);
  try {
    const header = await archive.header();
    await client.connect();
    const db: Queryable = { query: (text, values) => client.query(text, values as unknown[]) };
    await client.query('BEGIN');
    await refuseNewer(db, header);
    await makeRoom(db, order.force);
    await makePartitions(db, header.days);
    await copyAll(client, archive, header, order);
    await archive.end();
    for (const { name, last_value, is_called } of header.sequences) {
      await db.query(`SELECT setval(to_regclass($1), $2::bigint, $3) WHERE to_regclass($1) IS NOT NULL`, [
        quoted(name),
        last_value,
        is_called,
      ]);
    }
    await client.query('COMMIT');
    await client.query('ANALYZE');
    return header;
  } finally {
    await archive.close();
    // Without a COMMIT the end of the connection rolls everything back.
    await client.end().catch(() => undefined);
  }
}

async function refuseNewer(db: Queryable, header: ArchiveHeader): Promise<void> {
  const known = new Set(await appliedMigrations(db));
  const unknown = header.migrations.filter((name) => !known.has(name));
  if (unknown.length > 0) {
    throw new DomainError(
      'backup_is_newer',
      `The backup was made by Rebound ${header.product_version}, whose schema is newer (${unknown.join(', ')}). Update this installation first.`,
    );
  }
}

async function makeRoom(db: Queryable, force: boolean): Promise<void> {
  const tables = (await findTables(db)).map(({ table }) => table);
  // Nobody may write between the look and the copy.
  await db.query(`LOCK TABLE ${tables.map(quoted).join(', ')} IN ACCESS EXCLUSIVE MODE`);
  for (const table of tables) {
    if (force || NOBODYS_DATA.includes(table)) continue;
    const { rowCount } = await db.query(`SELECT FROM ${quoted(table)} LIMIT 1`);
    if (rowCount)
      throw new DomainError(
        'database_not_empty',
        `The database already holds data (table ${table}). Restore into an empty one, or add --force to replace everything in it.`,
      );
  }
  await db.query(`TRUNCATE ${tables.map(quoted).join(', ')}`);
  // Replaced data must not be joined by the old queue's batches.
  const { rows } = await db.query<{ job: string | null }>(`SELECT to_regclass('bullmq.job')::text AS job`);
  if (rows[0]?.job) await db.query(`DELETE FROM bullmq.job WHERE queue IN ('clicks', 'postbacks')`);
}

async function makePartitions(db: Queryable, days: readonly string[]): Promise<void> {
  for (const day of days) {
    const date = new Date(`${day}T00:00:00Z`);
    await ensureDayPartitions(db, date, date);
  }
}

async function copyAll(client: pg.Client, archive: ArchiveReader, header: ArchiveHeader, order: RestoreOrder): Promise<void> {
  const allRows = header.sections.reduce((sum, { rows }) => sum + rows, 0);
  let doneRows = 0;
  for (const section of header.sections) {
    const counted = async function* () {
      for await (const bytes of archive.section()) {
        yield bytes;
        doneRows += countLines(bytes);
        order.onProgress?.(doneRows, allRows);
      }
    };
    const columns = section.columns.map(quoted).join(', ');
    const copy = client.query(copyFrom(`COPY ${quoted(section.table)} (${columns}) FROM STDIN`));
    await pipeline(Readable.from(counted(), { objectMode: false }), copy);
    if (copy.rowCount !== section.rows) throw damagedSection(section, copy.rowCount);
  }
}

function damagedSection(section: ArchiveSection, found: number): DamagedArchive {
  return new DamagedArchive(
    `The backup is damaged: table ${section.table} has ${found} rows, its header says ${section.rows}. Nothing was restored.`,
  );
}
