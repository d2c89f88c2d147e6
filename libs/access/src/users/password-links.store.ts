import { Injectable } from '@nestjs/common';
import { Database, type Queryable } from '#database';

export interface PasswordLink {
  readonly userId: number;
  readonly email: string;
  readonly userStatus: 'invited' | 'active' | 'disabled';
  readonly expiresAt: Date;
}

const FOUND = `l.user_id AS "userId", u.email, u.status AS "userStatus", l.expires_at AS "expiresAt"`;

@Injectable()
export class PasswordLinksStore {
  constructor(private readonly db: Database) {}

  /** A newer link replaces the older: one per person. */
  async put(tx: Queryable, link: { userId: number; tokenHash: Buffer; hours: number }): Promise<Date> {
    const { rows } = await tx.query<{ expires_at: Date }>(
      `INSERT INTO password_links (user_id, token_hash, expires_at) VALUES ($1, $2, now() + make_interval(hours => $3))
       ON CONFLICT (user_id) DO UPDATE SET token_hash = excluded.token_hash, created_at = now(), expires_at = excluded.expires_at
       RETURNING expires_at`,
      [link.userId, link.tokenHash, link.hours],
    );
    const row = rows[0];
    if (!row) throw new Error('A link just written came back as none');
    return row.expires_at;
  }

  /** Unique index on token_hash. */
  async find(tokenHash: Buffer): Promise<PasswordLink | undefined> {
    const { rows } = await this.db.query<PasswordLink & { [column: string]: unknown }>(
      `SELECT ${FOUND} FROM password_links l JOIN users u ON u.id = l.user_id WHERE l.token_hash = $1 AND l.expires_at > now()`,
      [tokenHash],
    );
    return rows[0];
  }

  /** Of two who use a link at once one gets it. */
  async take(tx: Queryable, tokenHash: Buffer): Promise<PasswordLink | undefined> {
    const { rows } = await tx.query<PasswordLink & { [column: string]: unknown }>(
      `DELETE FROM password_links l USING users u WHERE u.id = l.user_id AND l.token_hash = $1 AND l.expires_at > now() RETURNING ${FOUND}`,
      [tokenHash],
    );
    return rows[0];
  }
}
