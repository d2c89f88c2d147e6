import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { Database } from '#database';
import { testSettings } from './test-settings.js';

declare module 'vitest' {
  export interface ProvidedContext {
    /** migrated template database on the run's embedded PostgreSQL */
    templateUrl: string;
    /** '' when redis-server is not installed */
    redisUrl: string;
  }
}

export interface TestDatabase {
  readonly url: string;
  readonly db: Database;
  /** ends `db` and drops the database, whoever is still connected */
  close(): Promise<void>;
}

/** A fresh database of its own for a test or a spec file: the migrated schema, no rows (about 100 ms). */
export async function testDatabase(): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await onServer(`CREATE DATABASE ${name} TEMPLATE rebound`);
  const url = urlOfDatabase(name);
  const db = new Database(testSettings({ DATABASE_URL: url }));
  const close = async () => {
    await db.onApplicationShutdown();
    await onServer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  };
  return { url, db, close };
}

/** An existing but entirely empty database (no schema), for tests of migrating and restoring. */
export async function emptyDatabase(): Promise<{ url: string; close(): Promise<void> }> {
  const name = `empty_${randomBytes(6).toString('hex')}`;
  await onServer(`CREATE DATABASE ${name} TEMPLATE template0`);
  return { url: urlOfDatabase(name), close: () => onServer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

function urlOfDatabase(name: string): string {
  const url = new URL(inject('templateUrl'));
  url.pathname = `/${name}`;
  return url.href;
}

async function onServer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: urlOfDatabase('postgres') });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
