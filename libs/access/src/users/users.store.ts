import { Injectable } from '@nestjs/common';
import { Database, type Queryable } from '#database';
import type { Role } from '../access.js';

/** A person who signs in. */
export interface User {
  readonly id: number;
  readonly email: string;
  readonly role: Role;
  readonly advertiserId: number | null;
  /** invited: has no password yet */
  readonly status: 'invited' | 'active' | 'disabled';
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly lastSignInAt: Date | null;
}

/** A password as it is stored. Temporary: its owner is asked to choose another. */
export interface NewPassword {
  readonly hash: string;
  readonly temporary: boolean;
}

/** password  undefined: none yet, or the one there stays */
export type UserColumns = Pick<User, 'email' | 'role' | 'advertiserId' | 'status'> & { readonly password: NewPassword | undefined };

type Row<T> = T & { [column: string]: unknown };

const COLUMNS = `id, email, role, advertiser_id AS "advertiserId", status, created_at AS "createdAt", updated_at AS "updatedAt", last_sign_in_at AS "lastSignInAt"`;
/** Any number, the same for ever: held while admins are counted, so that two changes cannot both keep the last one. */
const ADMINS_LOCK = 7_233_420_101;

@Injectable()
export class UsersStore {
  constructor(private readonly db: Database) {}

  /** Newest first, one row more than `limit` when there is a next page. Primary key. */
  async list(limit: number, before: number | undefined): Promise<User[]> {
    const { rows } = await this.db.query<Row<User>>(
      `SELECT ${COLUMNS} FROM users WHERE $1::int IS NULL OR id < $1 ORDER BY id DESC LIMIT $2`,
      [before ?? null, limit + 1],
    );
    return rows;
  }

  async find(id: number, db: Queryable = this.db): Promise<User | undefined> {
    return (await db.query<Row<User>>(`SELECT ${COLUMNS} FROM users WHERE id = $1`, [id])).rows[0];
  }

  /** Index users_email. */
  async findByEmail(email: string, db: Queryable = this.db): Promise<(User & { readonly passwordHash: string | null }) | undefined> {
    const { rows } = await db.query<Row<User & { passwordHash: string | null }>>(
      `SELECT ${COLUMNS}, password_hash AS "passwordHash" FROM users WHERE lower(email) = lower($1)`,
      [email],
    );
    return rows[0];
  }

  /** throws the database's 23505 when the address is taken */
  async insert(tx: Queryable, user: UserColumns): Promise<User> {
    const { rows } = await tx.query<Row<User>>(
      `INSERT INTO users (email, password_hash, password_temporary, role, advertiser_id, status) VALUES ($1, $2, $3, $4, $5, $6) RETURNING ${COLUMNS}`,
      [user.email, user.password?.hash ?? null, user.password?.temporary ?? false, user.role, user.advertiserId, user.status],
    );
    return only(rows);
  }

  async update(tx: Queryable, id: number, user: UserColumns): Promise<User> {
    const { rows } = await tx.query<Row<User>>(
      `UPDATE users SET email = $2, role = $3, advertiser_id = $4, status = $5, password_hash = coalesce($6, password_hash),
              password_temporary = coalesce($7, password_temporary), updated_at = now()
       WHERE id = $1 RETURNING ${COLUMNS}`,
      [id, user.email, user.role, user.advertiserId, user.status, user.password?.hash ?? null, user.password?.temporary ?? null],
    );
    return only(rows);
  }

  async signedIn(id: number): Promise<void> {
    await this.db.query(`UPDATE users SET last_sign_in_at = now() WHERE id = $1`, [id]);
  }

  /** Has anybody ever signed in? */
  async anySignedIn(): Promise<boolean> {
    const { rows } = await this.db.query<{ any: boolean }>(`SELECT EXISTS (SELECT FROM users WHERE last_sign_in_at IS NOT NULL) AS any`);
    return rows[0]?.any === true;
  }

  /** Its sessions and its link go with it. */
  async remove(tx: Queryable, id: number): Promise<void> {
    await tx.query(`DELETE FROM users WHERE id = $1`, [id]);
  }

  /** Active administrators; the transaction is alone with them until it ends. */
  async activeAdmins(tx: Queryable): Promise<number[]> {
    await tx.query('SELECT pg_advisory_xact_lock($1)', [ADMINS_LOCK]);
    const { rows } = await tx.query<{ id: number }>(`SELECT id FROM users WHERE role = 'admin' AND status = 'active'`);
    return rows.map(({ id }) => id);
  }
}

function only<T>(rows: readonly T[]): T {
  const row = rows[0];
  if (!row) throw new Error('A statement that always returns a row returned none');
  return row;
}
