import { Injectable } from '@nestjs/common';
import { Database, type Queryable } from '#database';

/** A session as people see it: without its token. */
export interface OpenSession {
  readonly id: number;
  readonly userId: number;
  readonly email: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly address: string;
  readonly userAgent: string;
}

export interface NewSession {
  readonly tokenHash: Buffer;
  readonly userId: number;
  readonly csrfToken: string;
  readonly days: number;
  readonly address: string;
  readonly userAgent: string;
}

@Injectable()
export class SessionsStore {
  constructor(private readonly db: Database) {}

  /** Also sweeps sessions that are over. */
  async insert(session: NewSession): Promise<void> {
    await this.db.query(`DELETE FROM sessions WHERE expires_at < now()`);
    await this.db.query(
      `INSERT INTO sessions (token_hash, user_id, csrf_token, expires_at, address, user_agent) VALUES ($1, $2, $3, now() + make_interval(days => $4), $5, $6)`,
      [session.tokenHash, session.userId, session.csrfToken, session.days, session.address, session.userAgent],
    );
  }

  async remove(tokenHash: Buffer): Promise<void> {
    await this.db.query(`DELETE FROM sessions WHERE token_hash = $1`, [tokenHash]);
  }

  /** except  the session that goes on */
  async removeOfUser(tx: Queryable, userId: number, except?: number): Promise<void> {
    await tx.query(`DELETE FROM sessions WHERE user_id = $1 AND ($2::int IS NULL OR id <> $2)`, [userId, except ?? null]);
  }

  /** Newest first, one row more than `limit` when there is a next page. userId undefined: everybody's. Index sessions_user or on id. */
  async list(userId: number | undefined, limit: number, before: number | undefined): Promise<OpenSession[]> {
    const { rows } = await this.db.query<OpenSession & { [column: string]: unknown }>(
      `SELECT s.id, s.user_id AS "userId", u.email, s.created_at AS "createdAt", s.expires_at AS "expiresAt", s.address, s.user_agent AS "userAgent"
         FROM sessions s JOIN users u ON u.id = s.user_id
        WHERE s.expires_at > now() AND ($1::int IS NULL OR s.user_id = $1) AND ($2::int IS NULL OR s.id < $2) ORDER BY s.id DESC LIMIT $3`,
      [userId ?? null, before ?? null, limit + 1],
    );
    return rows;
  }

  /** userId undefined: anybody's. returns whose it was; undefined: there is none */
  async removeById(tx: Queryable, id: number, userId: number | undefined): Promise<number | undefined> {
    const { rows } = await tx.query<{ user_id: number }>(
      `DELETE FROM sessions WHERE id = $1 AND ($2::int IS NULL OR user_id = $2) RETURNING user_id`,
      [id, userId ?? null],
    );
    return rows[0]?.user_id;
  }
}
