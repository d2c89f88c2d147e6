import { Injectable } from '@nestjs/common';
import { Database } from '#database';
import type { Access } from '../access.js';

/** One change, as the audit log keeps it. */
export interface AuditEntry {
  readonly actor: Access['actor'];
  /** a verb: create, update, archive, pause, revoke, … */
  readonly action: string;
  /** snake_case noun: campaign, api_key, … */
  readonly objectType: string;
  readonly objectId: string;
  /** what became different; no secrets. Values as the API shows them */
  readonly change?: Readonly<Record<string, unknown>>;
}

export interface StoredAuditEntry extends Omit<AuditEntry, 'change'> {
  readonly id: string;
  readonly at: Date;
  readonly change: Record<string, unknown>;
}

/** What a transaction offers: Database.transaction's `tx` and TypeORM's EntityManager alike. */
export interface Statements {
  query(text: string, values?: unknown[]): Promise<unknown>;
}

/** Who changed what. Written in the transaction of the change, so that there is no change without its entry. */
@Injectable()
export class AuditLog {
  constructor(private readonly db: Database) {}

  async record(tx: Statements, entry: AuditEntry): Promise<void> {
    await tx.query(`INSERT INTO audit_log (actor, action, object_type, object_id, change) VALUES ($1, $2, $3, $4, $5)`, [
      entry.actor,
      entry.action,
      entry.objectType,
      entry.objectId,
      JSON.stringify(entry.change ?? {}),
    ]);
  }

  /** Many changes of one transaction in one statement. */
  async recordAll(tx: Statements, entries: readonly AuditEntry[]): Promise<void> {
    if (entries.length === 0) return;
    await tx.query(
      `INSERT INTO audit_log (actor, action, object_type, object_id, change)
       SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::jsonb[])`,
      [
        entries.map(({ actor }) => actor),
        entries.map(({ action }) => action),
        entries.map(({ objectType }) => objectType),
        entries.map(({ objectId }) => objectId),
        entries.map(({ change }) => JSON.stringify(change ?? {})),
      ],
    );
  }

  /** Newest first, one row more than `limit` when there is a next page. Primary key; by object: audit_log_object. */
  async list(query: {
    limit: number;
    before?: number | undefined;
    object_type?: string | undefined;
    object_id?: string | undefined;
    actor?: string | undefined;
  }): Promise<StoredAuditEntry[]> {
    const { rows } = await this.db.query<StoredAuditEntry & { [column: string]: unknown }>(
      `SELECT id, at, actor, action, object_type AS "objectType", object_id AS "objectId", change FROM audit_log
       WHERE ($1::bigint IS NULL OR id < $1) AND ($2::text IS NULL OR object_type = $2) AND ($3::text IS NULL OR object_id = $3) AND ($4::text IS NULL OR actor = $4)
       ORDER BY id DESC LIMIT $5`,
      [query.before ?? null, query.object_type ?? null, query.object_id ?? null, query.actor ?? null, query.limit + 1],
    );
    return rows;
  }
}
