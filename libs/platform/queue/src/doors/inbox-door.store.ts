import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { SETTINGS, type Settings } from '#config';
import { ConnectionBudget } from '../stores/connection-budget.js';
import type { BatchQueueName } from '../queue-names.js';

/** One per flush in flight of the busier queue; the other's waits a moment. */
const CONNECTIONS = 2;
/** The first batch that needs this door may have 320 ms for all of it: one connection is open by then. */
const KEEP_WARM_MS = 5_000;

/**
 * The second durable door: one INSERT per batch into `inbox`. A pool of its own, with limits of its own: the process's ordinary
 * pool waits seconds, and may be busy with reports when this is needed most.
 */
@Injectable()
export class InboxDoorStore implements OnApplicationBootstrap {
  private readonly pool: pg.Pool;
  private warming: NodeJS.Timeout | undefined;

  constructor(@Inject(SETTINGS) settings: Settings, @Inject(ConnectionBudget) budget: ConnectionBudget) {
    budget.claim('inbox', CONNECTIONS);
    this.pool = new pg.Pool({
      connectionString: settings.DATABASE_URL,
      max: CONNECTIONS,
      // Doors sets the deadlines; these free the connection.
      connectionTimeoutMillis: 800,
      query_timeout: 800,
      keepAlive: true,
      idleTimeoutMillis: 4 * KEEP_WARM_MS,
      application_name: `rebound-${settings.process}-inbox`,
      // The server gives up soon after we have: a statement queued behind a lock must not pile up.
      options: '-c timezone=UTC -c statement_timeout=1000',
    });
    this.pool.on('error', () => undefined);
  }

  onApplicationBootstrap(): void {
    const warm = () => void this.probe().catch(() => undefined);
    warm();
    this.warming = setInterval(warm, KEEP_WARM_MS).unref();
  }

  /** Resolves when the batch is committed. */
  async insert(queue: BatchQueueName, payload: string): Promise<void> {
    await this.pool.query({
      name: 'inbox_insert',
      text: 'INSERT INTO inbox (id, queue, payload) VALUES ($1, $2, $3)',
      values: [randomUUID(), queue, payload],
    });
  }

  async probe(): Promise<void> {
    await this.pool.query('SELECT 1 FROM inbox LIMIT 1');
  }

  async close(): Promise<void> {
    clearInterval(this.warming);
    await this.pool.end();
  }
}
