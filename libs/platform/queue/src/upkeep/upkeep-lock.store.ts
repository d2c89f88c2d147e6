import { Inject, Injectable } from '@nestjs/common';
import pg from 'pg';
import { SETTINGS, type Settings } from '#config';
import { ConnectionBudget } from '../stores/connection-budget.js';

/** First key of our advisory locks: "UPKP". The second is a hash of the task's name. */
const LOCK_SPACE = 0x55504b50;

/**
 * One database session per process that holds the advisory locks of the tasks it is running. When the session breaks, the
 * server frees its locks: the tasks are told by `onLost`.
 */
@Injectable()
export class UpkeepLockStore {
  private client: Promise<pg.Client> | undefined;
  private turn: Promise<unknown> = Promise.resolve();
  private onLost: () => void = () => undefined;

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(ConnectionBudget) budget: ConnectionBudget,
  ) {
    budget.claim('upkeep', 1);
  }

  whenLost(onLost: () => void): void {
    this.onLost = onLost;
  }

  /** true: this process now has the task to itself. Rejects while the database is away. */
  async take(task: string): Promise<boolean> {
    const rows = await this.ask<{ taken: boolean }>(`SELECT pg_try_advisory_lock($1, hashtext($2)) AS taken`, task);
    return rows[0]?.taken === true;
  }

  async free(task: string): Promise<void> {
    // Without a session there is no lock to give back.
    if (this.client) await this.ask(`SELECT pg_advisory_unlock($1, hashtext($2))`, task);
  }

  async close(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    if (client) await client.then((open) => open.end()).catch(() => undefined);
  }

  // One question after the other: a client takes no second query while one runs.
  private ask<Row extends pg.QueryResultRow>(text: string, task: string): Promise<Row[]> {
    const answer = this.turn.then(async () => {
      const client = await this.session();
      try {
        return (await client.query<Row>(text, [LOCK_SPACE, task])).rows;
      } catch (error) {
        // Whatever it was, the session is not worth keeping: closing it frees its locks.
        await this.close();
        this.onLost();
        throw error;
      }
    });
    this.turn = answer.catch(() => undefined);
    return answer;
  }

  private session(): Promise<pg.Client> {
    this.client ??= this.connect();
    return this.client;
  }

  private connect(): Promise<pg.Client> {
    const client = new pg.Client({
      connectionString: this.settings.DATABASE_URL,
      connectionTimeoutMillis: 2_000,
      query_timeout: 5_000,
      keepAlive: true,
      application_name: `rebound-${this.settings.process}-upkeep`,
      // A process cut off silently must not keep its locks for two hours: the server notices in 25 s.
      options: '-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3',
    });
    const opened = client.connect().then(() => client);
    const lost = () => {
      // An earlier one may say goodbye late. Forgetting its successor for it would leave that one's locks taken for ever.
      if (this.client !== opened) return;
      this.client = undefined;
      this.onLost();
    };
    client.on('error', lost);
    client.on('end', lost);
    opened.catch(lost);
    return opened;
  }
}
