import { Injectable } from '@nestjs/common';
import { Database, type Queryable } from '#database';

@Injectable()
export class SessionsStore {
  constructor(private readonly db: Database) {}

  /** Also sweeps sessions that are over. */
  async insert(session: { tokenHash: Buffer; userId: number; csrfToken: string; days: number }): Promise<void> {
    await this.db.query(`DELETE FROM sessions WHERE expires_at < now()`);
    await this.db.query(
      `INSERT INTO sessions (token_hash, user_id, csrf_token, expires_at) VALUES ($1, $2, $3, now() + make_interval(days => $4))`,
      [session.tokenHash, session.userId, session.csrfToken, session.days],
    );
  }

  async remove(tokenHash: Buffer): Promise<void> {
    await this.db.query(`DELETE FROM sessions WHERE token_hash = $1`, [tokenHash]);
  }

  async removeOfUser(tx: Queryable, userId: number): Promise<void> {
    await tx.query(`DELETE FROM sessions WHERE user_id = $1`, [userId]);
  }
}
