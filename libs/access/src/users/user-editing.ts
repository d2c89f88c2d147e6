import { Injectable } from '@nestjs/common';
import { Database, type Queryable } from '#database';
import { DomainError, notFound } from '#kernel';
import type { Role } from '../access.js';
import { AuditLog } from '../audit/audit-log.store.js';
import { Credentials } from '../credentials.js';
import { hashPassword, newPassword } from './passwords.js';
import { SessionsStore } from '../sessions/sessions.store.js';
import { UsersStore, type NewPassword, type User, type UserColumns } from './users.store.js';

/** What of a user can be changed; absent stays. */
export type UserEdit = Partial<Omit<UserColumns, 'password'> & { password: string }>;

/** Makes and changes the people who sign in. There is always an active administrator left. */
@Injectable()
export class UserEditing {
  constructor(
    private readonly db: Database,
    private readonly users: UsersStore,
    private readonly sessions: SessionsStore,
    private readonly audit: AuditLog,
    private readonly credentials: Credentials,
  ) {}

  /** password  when it was made here. throws 409 email_taken */
  async create(
    actor: string,
    wanted: { email: string; role: Role; advertiserId: number | null; password?: string | undefined },
  ): Promise<{ user: User; password: string | undefined }> {
    const made = wanted.password === undefined ? newPassword() : undefined;
    const password = await temporary(wanted.password ?? made ?? '');
    const user = await this.db
      .transaction((tx) => this.insert(tx, actor, { ...wanted, password, status: 'active' }))
      .catch(refuseTakenEmail(wanted.email));
    return { user, password: made };
  }

  /** An administrator when there is none. Two processes that start at once make one. returns undefined when there was one */
  async createFirstAdmin(email: string, password: string | undefined): Promise<{ password: string | undefined } | undefined> {
    const made = password === undefined ? newPassword() : undefined;
    const hash = await hashPassword(password ?? made ?? '');
    return this.db.transaction(async (tx) => {
      if ((await this.users.activeAdmins(tx)).length > 0) return undefined;
      // A disabled or lesser user of that name becomes the administrator.
      const namesake = await this.users.findByEmail(email, tx);
      const columns = {
        email,
        role: 'admin' as const,
        advertiserId: null,
        status: 'active' as const,
        password: { hash, temporary: password === undefined },
      };
      if (namesake) await this.users.update(tx, namesake.id, columns);
      else await this.insert(tx, 'system:first start', columns);
      return { password: made };
    });
  }

  /** A new password, role or status ends the user's sessions. throws 404 user_not_found, 409 last_admin, 409 email_taken */
  async change(actor: string, id: number, edit: UserEdit): Promise<User> {
    const password = edit.password === undefined ? undefined : await temporary(edit.password);
    const after = await this.db
      .transaction(async (tx) => {
        const admins = await this.users.activeAdmins(tx);
        const before = await this.users.find(id, tx);
        if (!before) throw notFound('user', String(id));
        const columns = {
          email: edit.email ?? before.email,
          role: edit.role ?? before.role,
          status: edit.status ?? before.status,
          advertiserId: edit.advertiserId === undefined ? before.advertiserId : edit.advertiserId,
        };
        if (columns.role !== 'advertiser') columns.advertiserId = null;
        if (columns.role === 'advertiser' && columns.advertiserId === null)
          throw new DomainError('invalid_request', 'advertiser_id: is needed with role advertiser');
        if (before.status === 'invited' && columns.status !== 'disabled') columns.status = password ? 'active' : 'invited';
        if (columns.role !== 'admin' || columns.status !== 'active') refuseLastAdmin(admins, id);
        const user = await this.users.update(tx, id, { ...columns, password });
        if (
          password !== undefined ||
          columns.role !== before.role ||
          columns.status !== before.status ||
          columns.advertiserId !== before.advertiserId
        ) {
          await this.sessions.removeOfUser(tx, id);
        }
        const change = {
          email: columns.email,
          role: columns.role,
          status: columns.status,
          advertiser_id: columns.advertiserId,
          ...(password === undefined ? {} : { password: 'changed' }),
        };
        await this.audit.record(tx, { actor, action: 'update', objectType: 'user', objectId: String(id), change });
        return user;
      })
      .catch(refuseTakenEmail(edit.email ?? ''));
    this.credentials.forget();
    return after;
  }

  /** throws 404 user_not_found, 409 last_admin */
  async remove(actor: string, id: number): Promise<void> {
    await this.db.transaction(async (tx) => {
      const admins = await this.users.activeAdmins(tx);
      const user = await this.users.find(id, tx);
      if (!user) throw notFound('user', String(id));
      refuseLastAdmin(admins, id);
      await this.users.remove(tx, id);
      await this.audit.record(tx, { actor, action: 'delete', objectType: 'user', objectId: String(id), change: { email: user.email } });
    });
    this.credentials.forget();
  }

  /** In the transaction of whoever makes it; throws the database's 23505 when the address is taken: see refuseTakenEmail. */
  async insert(tx: Queryable, actor: string, columns: UserColumns): Promise<User> {
    const user = await this.users.insert(tx, columns);
    const change = { email: columns.email, role: columns.role, advertiser_id: columns.advertiserId };
    await this.audit.record(tx, { actor, action: 'create', objectType: 'user', objectId: String(user.id), change });
    return user;
  }
}

/** Somebody else knows it: its owner is asked to choose another. */
async function temporary(password: string): Promise<NewPassword> {
  return { hash: await hashPassword(password), temporary: true };
}

function refuseLastAdmin(admins: readonly number[], id: number): void {
  if (admins.length === 1 && admins[0] === id) {
    throw new DomainError('last_admin', 'This is the only active administrator. Make another first.', { status: 409 });
  }
}

/** For `.catch` of a transaction that writes an address. throws 409 email_taken, and what it is given otherwise */
export function refuseTakenEmail(email: string): (error: unknown) => never {
  return (error) => {
    if ((error as { code?: unknown } | null)?.code === '23505')
      throw new DomainError('email_taken', `There is a user "${email}" already.`, { status: 409 });
    throw error;
  };
}
