import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { SETTINGS, type Settings } from '#config';

/** Rows come back with int8 as string, numeric as string, timestamptz as Date, uuid as string, jsonb parsed. */
export interface Queryable {
  /**
   * One statement. With `name` it is prepared once per connection: do that for every hot statement (the text of a name must never vary).
   */
  query<Row extends pg.QueryResultRow = pg.QueryResultRow>(
    text: string,
    values?: readonly unknown[],
    name?: string,
  ): Promise<pg.QueryResult<Row>>;
}

/** Where nothing is answered any more it need not be waited for either: the connection is given up. */
const ROLLBACK = { text: 'ROLLBACK', query_timeout: 2_000 };
/** A connection unused for so long is asked whether it still answers before it is given work: a link falls silent without a word. */
const UNUSED_MS = 1_000;
const STILL_THERE = { text: 'SELECT 1', query_timeout: 2_000 };

/**
 * The process's one pool. Only *.store.ts files use it; a transaction is passed to them as an argument.
 * Connects lazily: a process may start while the database is away, its queries fail until it is back.
 */
@Injectable()
export class Database implements Queryable, OnApplicationShutdown {
  readonly pool: pg.Pool;
  private readonly usedAt = new WeakMap<pg.PoolClient, number>();
  /** when a connection last turned out silent: those not used since are not worth asking */
  private silentAt = 0;

  constructor(@Inject(SETTINGS) settings: Settings) {
    this.pool = new pg.Pool({
      connectionString: settings.DATABASE_URL,
      max: settings.DATABASE_POOL,
      connectionTimeoutMillis: 2_000,
      // Without these a half-open connection stops a process for ever (measured). Later than the 25 s that the longest statements give
      // themselves, sooner than the 30 s of a worker's batch.
      query_timeout: 27_000,
      keepAlive: true,
      idleTimeoutMillis: 30_000,
      application_name: `rebound-${settings.process}`,
      options: '-c timezone=UTC -c statement_timeout=30000 -c idle_in_transaction_session_timeout=60000',
    });
    // An idle connection that breaks (database restarted) must not end the process; the next query opens another.
    this.pool.on('error', () => undefined);
    // Nor one that dies while it is checked out: its query fails.
    this.pool.on('connect', (client) => client.on('error', () => undefined));
  }

  async query<Row extends pg.QueryResultRow = pg.QueryResultRow>(
    text: string,
    values?: readonly unknown[],
    name?: string,
  ): Promise<pg.QueryResult<Row>> {
    const client = await this.checkOut();
    let failed: Error | undefined;
    try {
      return await client.query<Row>({ text, values: values as unknown[], name });
    } catch (error) {
      failed = error as Error;
      throw error;
    } finally {
      this.giveBack(client, failed);
    }
  }

  /** Runs `work` in one transaction; any throw rolls back. Isolation is read committed: exactness comes from unique keys and versions. */
  async transaction<T>(work: (tx: Queryable) => Promise<T>): Promise<T> {
    const client = await this.checkOut();
    let broken: Error | undefined;
    try {
      await client.query('BEGIN');
      const tx: Queryable = { query: (text, values, name) => client.query({ text, values: values as unknown[], name }) };
      const result = await work(tx);
      await client.query('COMMIT');
      return result;
    } catch (error) {
      await client.query(ROLLBACK).catch((rollbackError: Error) => {
        broken = rollbackError;
      });
      throw error;
    } finally {
      this.giveBack(client, broken);
    }
  }

  /** A connection that is new, was used just now, or has answered. */
  private async checkOut(): Promise<pg.PoolClient> {
    for (;;) {
      const client = await this.pool.connect();
      const usedAt = this.usedAt.get(client);
      if (usedAt === undefined || Date.now() - usedAt < UNUSED_MS) return client;
      if (usedAt > this.silentAt) {
        const answered = await client.query(STILL_THERE).catch(() => undefined);
        if (answered) return client;
        this.silentAt = Date.now();
      }
      client.release(true);
    }
  }

  private giveBack(client: pg.PoolClient, broken: Error | undefined): void {
    this.usedAt.set(client, Date.now());
    client.release(broken);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }
}
