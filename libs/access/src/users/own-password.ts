import { Injectable } from '@nestjs/common';
import { Database, type Queryable } from '#database';
import { DomainError } from '#kernel';
import { AuditLog } from '../audit/audit-log.store.js';
import { Credentials, type SessionAccess } from '../credentials.js';
import { SessionsStore } from '../sessions/sessions.store.js';
import { hashPassword, passwordMatches } from './passwords.js';
import { UsersStore } from './users.store.js';

/** Passwords that their owners choose. */
@Injectable()
export class OwnPassword {
  constructor(
    private readonly db: Database,
    private readonly users: UsersStore,
    private readonly sessions: SessionsStore,
    private readonly audit: AuditLog,
    private readonly credentials: Credentials,
  ) {}

  hashOf(password: string): Promise<string> {
    return hashPassword(password);
  }

  /** The person's other sessions end. throws 400 wrong_password */
  async change(who: SessionAccess, current: string, password: string): Promise<void> {
    const user = await this.users.findByEmail(who.email);
    if (!user || !(await passwordMatches(user.passwordHash ?? undefined, current)))
      throw new DomainError('wrong_password', 'The current password is another.', { details: { field: 'current_password' } });
    const hash = await hashPassword(password);
    await this.db.transaction((tx) => this.put(tx, who, hash, who.sessionId));
    this.forget();
  }

  /** goesOn  the session that is not ended */
  async put(tx: Queryable, who: { userId: number; email: string }, hash: string, goesOn?: number): Promise<void> {
    const user = await this.users.find(who.userId, tx);
    if (!user) throw new Error('A person in a transaction that found it is gone');
    await this.users.update(tx, user.id, { ...user, status: 'active', password: { hash, temporary: false } });
    await this.sessions.removeOfUser(tx, user.id, goesOn);
    const change = { password: 'changed', ...(user.status === 'active' ? {} : { status: { from: user.status, to: 'active' } }) };
    await this.audit.record(tx, {
      actor: `user:${who.email}`,
      action: 'update',
      objectType: 'user',
      objectId: String(user.id),
      change,
    });
  }

  /** After the transaction: what was remembered of sessions is not true any more. */
  forget(): void {
    this.credentials.forget();
  }
}
