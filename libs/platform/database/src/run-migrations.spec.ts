import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { emptyDatabase } from '#testing';
import { dayPartitionName } from './partitions.store.js';
import { runMigrations } from './run-migrations.js';

describe('migrate', () => {
  it('applies every migration of every lib once, oldest first, also when two processes migrate at once', async () => {
    const empty = await emptyDatabase();
    try {
      const both = await Promise.all([runMigrations(empty.url), runMigrations(empty.url)]);
      const applied = both.flatMap((one) => one.applied);
      expect(applied.slice(0, 3)).toEqual(['Queue1763800000000', 'Access1763800001000', 'Campaigns1763800002000']);
      expect(new Set(applied).size).toBe(applied.length);
      expect(both.some((one) => one.applied.length === 0)).toBe(true);
      expect(await runMigrations(empty.url)).toEqual({ applied: [] });
    } finally {
      await empty.close();
    }
  });

  it('makes the partitions of the next fourteen days', async () => {
    const empty = await emptyDatabase();
    const client = new pg.Client({ connectionString: empty.url });
    try {
      await runMigrations(empty.url);
      await client.connect();
      const name = dayPartitionName('postbacks', new Date(Date.now() + 14 * 86_400_000));
      const { rows } = await client.query('SELECT to_regclass($1)::text AS found', [name]);
      expect(rows[0]).toEqual({ found: name });
    } finally {
      await client.end();
      await empty.close();
    }
  });

  it('says so when the database cannot be reached', async () => {
    await expect(runMigrations('postgres://nobody@127.0.0.1:1/none')).rejects.toThrow(/ECONNREFUSED/);
  });
});
