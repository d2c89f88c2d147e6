import type { Queryable } from '#database';
import type { Role } from './access.js';

export interface KeyOwner {
  readonly id: number;
  readonly name: string;
  readonly role: Role;
  readonly advertiserId: number | null;
}

export interface SessionOwner {
  readonly userId: number;
  readonly email: string;
  readonly role: Role;
  readonly advertiserId: number | null;
  readonly sessionId: number;
  readonly csrfToken: string;
  readonly passwordTemporary: boolean;
  readonly expiresAt: Date;
}

/** Unique index on key_hash. */
export async function findKeyOwner(db: Queryable, keyHash: Buffer): Promise<KeyOwner | undefined> {
  const { rows } = await db.query<KeyOwner & { [column: string]: unknown }>(
    `SELECT id, name, role, advertiser_id AS "advertiserId" FROM api_keys WHERE key_hash = $1 AND revoked_at IS NULL`,
    [keyHash],
    'find-key-owner',
  );
  return rows[0];
}

/** Primary key of sessions. */
export async function findSessionOwner(db: Queryable, tokenHash: Buffer): Promise<SessionOwner | undefined> {
  const { rows } = await db.query<SessionOwner & { [column: string]: unknown }>(
    `SELECT u.id AS "userId", u.email, u.role, u.advertiser_id AS "advertiserId", s.csrf_token AS "csrfToken",
            s.id AS "sessionId", u.password_temporary AS "passwordTemporary", s.expires_at AS "expiresAt"
     FROM sessions s JOIN users u ON u.id = s.user_id
     WHERE s.token_hash = $1 AND s.expires_at > now() AND u.status = 'active'`,
    [tokenHash],
    'find-session-owner',
  );
  return rows[0];
}

export async function markKeysUsed(db: Queryable, ids: readonly number[]): Promise<void> {
  await db.query(`UPDATE api_keys SET last_used_at = now() WHERE id = ANY ($1::int[])`, [[...ids].sort((a, b) => a - b)]);
}

/** throws when the database does not answer */
export async function pingDatabase(db: Queryable): Promise<void> {
  await db.query('SELECT 1');
}
