import { Injectable } from '@nestjs/common';
import { Database } from '#database';
import { DomainError, notFound } from '#kernel';
import type { Role } from '../access.js';
import { AuditLog } from '../audit/audit-log.store.js';
import { hashToken, randomToken } from '../tokens.js';
import { OwnPassword } from './own-password.js';
import { PasswordLinksStore, type PasswordLink } from './password-links.store.js';
import { refuseTakenEmail, UserEditing } from './user-editing.js';
import type { User } from './users.store.js';

const INVITATION_HOURS = 7 * 24;
const RESET_HOURS = 24;

export interface IssuedLink {
  readonly token: string;
  readonly expiresAt: Date;
}

/** What a link needs beside its own table: the people, their passwords, and the log. */
@Injectable()
export class LinkedPeople {
  constructor(
    readonly editing: UserEditing,
    readonly passwords: OwnPassword,
    readonly audit: AuditLog,
  ) {}
}

/** Links with which people choose their own password, once: who invites or resets never learns it. */
@Injectable()
export class PasswordLinks {
  constructor(
    private readonly db: Database,
    private readonly links: PasswordLinksStore,
    private readonly people: LinkedPeople,
  ) {}

  /** A person who cannot sign in before the link is used. throws 409 email_taken */
  invite(actor: string, wanted: { email: string; role: Role; advertiserId: number | null }): Promise<{ user: User } & IssuedLink> {
    return this.db
      .transaction(async (tx) => {
        const user = await this.people.editing.insert(tx, actor, { ...wanted, password: undefined, status: 'invited' });
        const token = randomToken();
        const expiresAt = await this.links.put(tx, { userId: user.id, tokenHash: hashToken(token), hours: INVITATION_HOURS });
        return { user, token, expiresAt };
      })
      .catch(refuseTakenEmail(wanted.email));
  }

  /** A new link for somebody who forgot the password, or whose invitation ran out. The password of now goes on until it is used. */
  async renew(actor: string, user: User): Promise<IssuedLink> {
    if (user.status === 'disabled')
      throw new DomainError('user_disabled', 'A disabled person cannot sign in with any password. Enable it first.', { status: 409 });
    const token = randomToken();
    const hours = user.status === 'invited' ? INVITATION_HOURS : RESET_HOURS;
    const expiresAt = await this.db.transaction(async (tx) => {
      await this.people.audit.record(tx, { actor, action: 'password_link', objectType: 'user', objectId: String(user.id) });
      return this.links.put(tx, { userId: user.id, tokenHash: hashToken(token), hours });
    });
    return { token, expiresAt };
  }

  /** throws 404 password_link_not_found: used, replaced, or too old */
  async find(token: string): Promise<PasswordLink> {
    return usable(await this.links.find(hashToken(token)));
  }

  /** The password is chosen: the link is gone, earlier sessions end. throws 404 password_link_not_found */
  async use(token: string, password: string): Promise<PasswordLink> {
    const hash = await this.people.passwords.hashOf(password);
    const link = await this.db.transaction(async (tx) => {
      const taken = usable(await this.links.take(tx, hashToken(token)));
      await this.people.passwords.put(tx, taken, hash);
      return taken;
    });
    this.people.passwords.forget();
    return link;
  }
}

function usable(link: PasswordLink | undefined): PasswordLink {
  if (link && link.userStatus !== 'disabled') return link;
  const { code, status } = notFound('password link', '');
  throw new DomainError(code, 'This link was used already, was replaced by a newer one, or has run out. Ask for another.', { status });
}
