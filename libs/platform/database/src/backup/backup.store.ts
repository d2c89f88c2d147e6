import { rename, rm } from 'node:fs/promises';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import type { Queryable } from '../database.js';
import { ArchiveWriter, type ArchiveHeader, type ArchiveSection } from './archive.js';
import { appliedMigrations, countRows, findDays, findTables, quoted, readSequences } from './catalogue.store.js';

export interface BackupOrder {
  readonly databaseUrl: string;
  /** written as FILE.partial and renamed when complete */
  readonly file: string;
  readonly productVersion: string;
  /** SECRETS to keep with the data; empty when the operator keeps them */
  readonly secrets: readonly string[];
  onProgress?(doneRows: number, allRows: number): void;
}

/**
 * Everything of one moment in one file: a single REPEATABLE READ snapshot, while the product goes on. Batches that
 * BullMQ's PostgreSQL backend has not finished become `inbox` rows, which every worker sweeps: no acknowledged hit is
 * left behind, wherever the file is restored. (With Redis the waiting batches are in Redis, not here.)
 *
 * returns  the header written
 * throws   database errors; file errors with their code (ENOSPC, EACCES)
 */
export async function writeBackup(order: BackupOrder): Promise<ArchiveHeader> {
  const client = new pg.Client({
    connectionString: order.databaseUrl,
    application_name: 'rebound-backup',
    options: '-c timezone=UTC -c statement_timeout=0',
  });
  client.on('error', () => undefined);
  await client.connect();
  const partial = `${order.file}.partial`;
  const archive = new ArchiveWriter(partial);
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const sources = await findSources(client);
    const header = await describe(client, order, sources);
    await archive.header(header);
    await copyAll(client, archive, sources, order);
    await archive.end();
    await rename(partial, order.file);
    return header;
  } catch (error) {
    archive.abandon();
    await rm(partial, { force: true });
    throw error;
  } finally {
    await client.end();
  }
}

interface Source extends ArchiveSection {
  readonly select: string;
}

async function findSources(db: Queryable): Promise<Source[]> {
  const sources: Source[] = [];
  for (const { table, columns } of await findTables(db)) {
    sources.push({
      table,
      columns,
      rows: await countRows(db, quoted(table)),
      select: `SELECT ${columns.map(quoted).join(', ')} FROM ${quoted(table)}`,
    });
  }
  const waiting = `(SELECT gen_random_uuid() AS id, queue, data #>> '{}' AS payload FROM bullmq.job WHERE state <> 'completed' AND queue IN ('clicks', 'postbacks')) AS waiting`;
  const { rows } = await db.query<{ job: string | null }>(`SELECT to_regclass('bullmq.job')::text AS job`);
  if (rows[0]?.job)
    sources.push({
      table: 'inbox',
      columns: ['id', 'queue', 'payload'],
      rows: await countRows(db, waiting),
      select: `SELECT id, queue, payload FROM ${waiting}`,
    });
  return sources;
}

async function describe(db: Queryable, order: BackupOrder, sources: readonly Source[]): Promise<ArchiveHeader> {
  return {
    format: 'rebound-backup',
    format_version: 1,
    product_version: order.productVersion,
    made_at: new Date().toISOString(),
    migrations: await appliedMigrations(db),
    sections: sources.map(({ table, columns, rows }) => ({ table, columns, rows })),
    sequences: await readSequences(db),
    days: await findDays(db),
    secrets: order.secrets,
  };
}

async function copyAll(client: pg.Client, archive: ArchiveWriter, sources: readonly Source[], order: BackupOrder): Promise<void> {
  const allRows = sources.reduce((sum, { rows }) => sum + rows, 0);
  let doneRows = 0;
  for (const { select } of sources) {
    for await (const chunk of client.query(copyTo(`COPY (${select}) TO STDOUT`))) {
      const bytes = chunk as Buffer;
      await archive.frame(bytes);
      doneRows += countLines(bytes);
      order.onProgress?.(doneRows, allRows);
    }
    await archive.endSection();
  }
}

/** In COPY's text format a line feed inside a value is escaped: each one ends a row. */
export function countLines(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) count += 1;
  return count;
}
