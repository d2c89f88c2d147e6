import { runMigrations } from 'bullmq';
import pg from 'pg';
import { BULLMQ_SCHEMA } from './postgres-pool.js';

/**
 * Creates or updates BullMQ's own tables (schema `bullmq`). Safe to run twice and from several processes at once; part of
 * `npm run migrate`. Also with REDIS_URL set: the queue may move back.
 *
 * returns  the version of BullMQ's schema afterwards
 */
export async function migrateQueueBackend(databaseUrl: string): Promise<number> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 5_000 });
  await client.connect();
  try {
    return await runMigrations(client, BULLMQ_SCHEMA);
  } finally {
    await client.end();
  }
}
