import { Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { SETTINGS, type Settings } from '#config';
import { MANAGEMENT_CONNECTIONS, StartFault } from '#database';
import { DatabaseProbeStore } from '../clock/database-probe.store.js';

/** Of the server's max_connections; the rest is for other processes, backups and people. */
const SHARE = 0.8;
const LISTENING_CONNECTIONS = 1;

/**
 * How many database connections this process may hold open, added up by those who open them and compared with what the server
 * allows. Too many would show only under load, as refused connections.
 */
@Injectable()
export class ConnectionBudget implements OnApplicationBootstrap {
  private readonly claims = new Map<string, number>();

  constructor(
    @Inject(SETTINGS) settings: Settings,
    @Inject(DatabaseProbeStore) private readonly database: DatabaseProbeStore,
  ) {
    this.claims.set('DATABASE_POOL', settings.DATABASE_POOL);
    if (settings.process === 'api' || settings.process === 'standalone') this.claims.set('management', MANAGEMENT_CONNECTIONS);
    // Held by the campaign directory, which is not the queue's to know: it listens for changed settings.
    this.claims.set('listening', LISTENING_CONNECTIONS);
  }

  /** In a constructor: at most so many connections for `what`. */
  claim(what: string, connections: number): void {
    this.claims.set(what, connections);
  }

  /** @throws StartFault when this process alone may take more than 80 % of what the server allows */
  async onApplicationBootstrap(): Promise<void> {
    const allowed = await this.database.maxConnections().catch(() => undefined);
    // A database that is away is waited for; its limit then shows in its own errors.
    if (allowed === undefined) return;
    const total = [...this.claims.values()].reduce((sum, connections) => sum + connections, 0);
    const parts = [...this.claims].map(([what, connections]) => `${what} ${connections}`).join(', ');
    if (total > allowed * SHARE) {
      throw new StartFault(
        `This process may open ${total} database connections (${parts}); the server allows ${allowed} for all. Lower DATABASE_POOL or raise max_connections.`,
      );
    }
    new Logger('queue').log(`at most ${total} of the database's ${allowed} connections: ${parts}`);
  }
}
