import { Injectable } from '@nestjs/common';
import { Database, type Queryable } from '#database';
import type { Role } from '../access.js';

/** A key as it can be shown: its value is known only to who was given it. */
export interface ApiKey {
  readonly id: number;
  readonly name: string;
  readonly prefix: string;
  readonly role: Role;
  readonly advertiserId: number | null;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
  readonly revokedAt: Date | null;
}

type Row = ApiKey & { [column: string]: unknown };

const COLUMNS = `id, name, prefix, role, advertiser_id AS "advertiserId", created_at AS "createdAt", last_used_at AS "lastUsedAt", revoked_at AS "revokedAt"`;

@Injectable()
export class ApiKeysStore {
  constructor(private readonly db: Database) {}

  /** Newest first, one row more than `limit` when there is a next page. Primary key. */
  async list(limit: number, before: number | undefined): Promise<ApiKey[]> {
    const { rows } = await this.db.query<Row>(
      `SELECT ${COLUMNS} FROM api_keys WHERE $1::int IS NULL OR id < $1 ORDER BY id DESC LIMIT $2`,
      [before ?? null, limit + 1],
    );
    return rows;
  }

  async find(id: number, db: Queryable = this.db): Promise<ApiKey | undefined> {
    return (await db.query<Row>(`SELECT ${COLUMNS} FROM api_keys WHERE id = $1`, [id])).rows[0];
  }

  async insert(
    tx: Queryable,
    key: Pick<ApiKey, 'name' | 'prefix' | 'role' | 'advertiserId'> & { readonly keyHash: Buffer },
  ): Promise<ApiKey | undefined> {
    const { rows } = await tx.query<Row>(
      `INSERT INTO api_keys (name, prefix, key_hash, role, advertiser_id) VALUES ($1, $2, $3, $4, $5) RETURNING ${COLUMNS}`,
      [key.name, key.prefix, key.keyHash, key.role, key.advertiserId],
    );
    return rows[0];
  }

  async rename(tx: Queryable, id: number, name: string): Promise<ApiKey | undefined> {
    return (await tx.query<Row>(`UPDATE api_keys SET name = $2 WHERE id = $1 RETURNING ${COLUMNS}`, [id, name])).rows[0];
  }

  /** The row stays, for the audit log. Revoking twice keeps the first time. */
  async revoke(tx: Queryable, id: number): Promise<ApiKey | undefined> {
    return (await tx.query<Row>(`UPDATE api_keys SET revoked_at = coalesce(revoked_at, now()) WHERE id = $1 RETURNING ${COLUMNS}`, [id]))
      .rows[0];
  }
}
