import pg from 'pg';
import { DataSource } from 'typeorm';
import { ensureDayPartitions } from './partitions.store.js';
import { findMigrations } from './find-migrations.js';
import type { Queryable } from './database.js';

/** Held while migrating, so that two `migrate` at once run one after the other. Any number, the same for ever. */
const MIGRATION_LOCK = 7_233_420_001n;
const DAY_MS = 86_400_000;
const DAYS_BACK = 2;
const DAYS_AHEAD = 14;

/**
 * Brings a database's schema up to date and makes the partitions of the days around today. Safe to run twice and
 * by two processes at once: the second waits, then finds nothing to do.
 *
 * databaseUrl  an existing database, PostgreSQL 15 or newer; the role may create tables
 * returns      applied: names of the migrations that ran now, oldest first
 * throws       when the database is not reachable or a migration fails (that migration is rolled back, earlier ones stay)
 */
export async function runMigrations(databaseUrl: string): Promise<{ applied: string[] }> {
  const guard = new pg.Client({ connectionString: databaseUrl, application_name: 'rebound-migrate', connectionTimeoutMillis: 10_000 });
  // An error on the idle guard connection shows in its next query; unheard it would end the process.
  guard.on('error', () => undefined);
  await guard.connect();
  try {
    await guard.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const applied = await applyPending(databaseUrl);
    const now = Date.now();
    await ensureDayPartitions(queryableOf(guard), new Date(now - DAYS_BACK * DAY_MS), new Date(now + DAYS_AHEAD * DAY_MS));
    return { applied };
  } finally {
    await guard.end().catch(() => undefined);
  }
}

async function applyPending(databaseUrl: string): Promise<string[]> {
  const source = new DataSource({
    type: 'postgres',
    url: databaseUrl,
    migrations: [...(await findMigrations())],
    migrationsTableName: 'migrations',
    extra: { max: 2, options: '-c timezone=UTC' },
  });
  await source.initialize();
  try {
    const ran = await source.runMigrations({ transaction: 'each' });
    return ran.map((migration) => migration.name);
  } finally {
    await source.destroy();
  }
}

function queryableOf(client: pg.Client): Queryable {
  return { query: (text, values, name) => client.query({ text, values: values as unknown[], name }) };
}
