import { createHash } from 'node:crypto';
import pg from 'pg';
import { isConnectionError } from './connection-error.js';

/** The schema BullMQ's tables live in, beside ours in the same database. */
export const BULLMQ_SCHEMA = 'bullmq';

export interface BullPoolOptions {
  readonly databaseUrl: string;
  readonly applicationName: string;
  readonly max: number;
  readonly connectionTimeoutMs: number;
  readonly queryTimeoutMs: number;
}

/** One pool for all of a process's queues on one side (producing or consuming): left alone, every Queue and Worker opens its own. */
export function openBullPool(options: BullPoolOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: options.databaseUrl,
    max: options.max,
    connectionTimeoutMillis: options.connectionTimeoutMs,
    // Without a read timeout a half-open connection stops a worker for ever (measured).
    query_timeout: options.queryTimeoutMs,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    idleTimeoutMillis: 30_000,
    application_name: options.applicationName,
    options: `-c search_path=${BULLMQ_SCHEMA} -c statement_timeout=${options.queryTimeoutMs}`,
  });
  pool.on('error', () => undefined);
  return pool;
}

/** What BullMQ uses of a pool. */
export interface BullPool {
  readonly options: pg.PoolOptions;
  query(text: string, values?: unknown[]): Promise<pg.QueryResult>;
  connect(): Promise<pg.PoolClient>;
  on(event: string, listener: (...args: unknown[]) => void): unknown;
  end(): Promise<void>;
}

/**
 * The pool as BullMQ gets to see it.
 *
 * - BullMQ takes only ECONNREFUSED for a connection error. A job whose work had succeeded while PostgreSQL restarted was stamped
 *   `failed` for "unexpected postmaster exit" (measured). So every error of the connection is dressed as one it waits for.
 * - Its statements are a fixed set: named, they are parsed once per connection.
 * - Pool errors are heard by openBullPool already; every rebuilt worker would add a listener for good.
 */
export function bullPool(pool: pg.Pool): BullPool {
  const names = new Map<string, string>();
  // From the text itself: several queues share the pool's connections, and a name must mean the same to all.
  const nameOf = (text: string) => {
    const name = names.get(text) ?? `bull_${createHash('sha256').update(text).digest('hex').slice(0, 24)}`;
    names.set(text, name);
    return name;
  };
  return {
    options: pool.options,
    query: (text, values) => (values ? pool.query({ text, values, name: nameOf(text) }) : pool.query(text)).catch(rethrowAsRefused),
    connect: () => pool.connect().then(heardClient, rethrowAsRefused),
    on: () => undefined,
    end: () => Promise.resolve(),
  };
}

// A checked-out client whose connection dies emits 'error'; unheard it ends the process. BullMQ hears it only on its LISTEN client.
function heardClient(client: pg.PoolClient): pg.PoolClient {
  if (client.listenerCount('error') === 0) client.on('error', () => undefined);
  return client;
}

function rethrowAsRefused(error: unknown): never {
  if (!isConnectionError(error)) throw error;
  const message = error instanceof Error ? error.message : 'connection error';
  throw Object.assign(new Error(message, { cause: error }), { code: 'ECONNREFUSED' });
}
