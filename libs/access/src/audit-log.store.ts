import { Injectable } from '@nestjs/common';
import type { Access } from './access.js';

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

/** What a transaction offers: Database.transaction's `tx` and TypeORM's EntityManager alike. */
export interface Statements {
  query(text: string, values?: unknown[]): Promise<unknown>;
}

/** Who changed what. Written in the transaction of the change, so that there is no change without its entry. */
@Injectable()
export class AuditLog {
  async record(tx: Statements, entry: AuditEntry): Promise<void> {
    await tx.query(`INSERT INTO audit_log (actor, action, object_type, object_id, change) VALUES ($1, $2, $3, $4, $5)`, [
      entry.actor,
      entry.action,
      entry.objectType,
      entry.objectId,
      JSON.stringify(entry.change ?? {}),
    ]);
  }
}
