import { Injectable } from '@nestjs/common';
import { Database } from '#database';

export interface DatabaseFacts {
  readonly version: string;
  readonly sizeBytes: number;
  readonly connections: number;
  readonly maxConnections: number;
  readonly settings: readonly { readonly name: string; readonly value: string }[];
}

export interface SchemaFacts {
  readonly version: string;
  readonly migration: string;
  readonly applied: number;
}

/** Of these, a wrong one loses what was acknowledged. */
const WATCHED = ['fsync', 'synchronous_commit', 'full_page_writes'];

@Injectable()
export class DatabaseFactsStore {
  constructor(private readonly db: Database) {}

  /** One round trip to the catalogue; the size is from the file system, some milliseconds. */
  async read(): Promise<DatabaseFacts> {
    const { rows } = await this.db.query<{
      version: string;
      size: string;
      connections: string;
      max: string;
      settings: DatabaseFacts['settings'];
    }>(
      `SELECT current_setting('server_version') AS version, pg_database_size(current_database()) AS size,
              (SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()) AS connections,
              current_setting('max_connections') AS max,
              (SELECT json_agg(json_build_object('name', name, 'value', setting) ORDER BY name) FROM pg_settings WHERE name = ANY($1)) AS settings`,
      [WATCHED],
    );
    const row = rows[0];
    if (!row) throw new Error('A query without FROM answered no row');
    return {
      version: row.version,
      sizeBytes: Number(row.size),
      connections: Number(row.connections),
      maxConnections: Number(row.max),
      settings: row.settings,
    };
  }

  /** ms of the smallest possible round trip. */
  async latencyMs(): Promise<number> {
    const startedAt = performance.now();
    await this.db.query('SELECT 1');
    return performance.now() - startedAt;
  }

  async schema(): Promise<SchemaFacts | undefined> {
    const { rows } = await this.db.query<{ timestamp: string; name: string; n: string }>(
      `SELECT timestamp, name, count(*) OVER () AS n FROM migrations ORDER BY timestamp DESC LIMIT 1`,
    );
    const newest = rows[0];
    return newest && { version: newest.timestamp, migration: newest.name, applied: Number(newest.n) };
  }
}
