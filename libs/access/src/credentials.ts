import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { timingSafeEqual } from 'node:crypto';
import { SETTINGS, type Settings } from '#config';
import { Database } from '#database';
import type { Access } from './access.js';
import { findKeyOwner, findSessionOwner, markKeysUsed, type SessionOwner } from './credentials.store.js';
import { Remembered } from './remembered.js';
import { hashToken } from './tokens.js';

/** A revoked key or ended session works at most this much longer in other processes. */
const REMEMBER_MS = 1_000;
const MARK_USED_EVERY_MS = 60_000;

/** A signed-in person's request: what it may do, and the token its changes must carry. */
export interface SessionAccess extends Access {
  readonly userId: number;
  readonly email: string;
  readonly csrfToken: string;
  readonly sessionId: number;
  readonly passwordTemporary: boolean;
}

/**
 * Tells who a key or a session token belongs to. Answers are remembered for a second, so that a busy client costs one query a
 * second and a revoked key stops within as much. ADMIN_API_KEY needs no database at all.
 */
@Injectable()
export class Credentials implements OnApplicationShutdown {
  private readonly logger = new Logger('Credentials');
  private readonly keys = new Remembered<(Access & { readonly keyId: number }) | undefined>({ forMs: REMEMBER_MS, maxItems: 10_000 });
  private readonly sessions = new Remembered<SessionAccess | undefined>({ forMs: REMEMBER_MS, maxItems: 10_000 });
  private readonly environmentKeyHash: Buffer | undefined;
  private readonly used = new Set<number>();
  private readonly timer: NodeJS.Timeout;

  constructor(
    private readonly db: Database,
    @Inject(SETTINGS) settings: Pick<Settings, 'ADMIN_API_KEY'>,
  ) {
    this.environmentKeyHash = settings.ADMIN_API_KEY === undefined ? undefined : hashToken(settings.ADMIN_API_KEY);
    this.timer = setInterval(() => void this.flushUsed(), MARK_USED_EVERY_MS);
    this.timer.unref();
  }

  /** undefined: no such key, or revoked. throws when the database is away */
  async ofKey(key: string): Promise<Access | undefined> {
    const hash = hashToken(key);
    if (this.environmentKeyHash && timingSafeEqual(hash, this.environmentKeyHash)) {
      return { role: 'admin', advertiserId: null, actor: 'key:ADMIN_API_KEY' };
    }
    const access = await this.keys.get(hash.toString('base64'), async () => {
      const owner = await findKeyOwner(this.db, hash);
      return owner && { role: owner.role, advertiserId: owner.advertiserId, actor: `key:${owner.id} ${owner.name}`, keyId: owner.id };
    });
    if (!access) return undefined;
    this.used.add(access.keyId);
    return { role: access.role, advertiserId: access.advertiserId, actor: access.actor };
  }

  /** undefined: no such session, ended, expired, or its user is disabled. throws when the database is away */
  ofSession(token: string): Promise<SessionAccess | undefined> {
    const hash = hashToken(token);
    return this.sessions.get(hash.toString('base64'), async () => {
      const owner = await findSessionOwner(this.db, hash);
      return owner && sessionAccess(owner);
    });
  }

  /** After a change of keys, users or sessions in this process: it holds here at once. */
  forget(): void {
    this.keys.clear();
    this.sessions.clear();
  }

  /** Writes last_used_at of the keys seen since the last time; also by itself once a minute and at shutdown. */
  async flushUsed(): Promise<void> {
    const ids = [...this.used];
    this.used.clear();
    if (ids.length === 0) return;
    try {
      await markKeysUsed(this.db, ids);
    } catch (error) {
      this.logger.debug(`last_used_at not written: ${error instanceof Error ? error.message : 'unknown fault'}`);
    }
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.flushUsed();
  }
}

function sessionAccess(owner: SessionOwner): SessionAccess {
  return {
    role: owner.role,
    advertiserId: owner.advertiserId,
    actor: `user:${owner.email}`,
    userId: owner.userId,
    email: owner.email,
    csrfToken: owner.csrfToken,
    sessionId: owner.sessionId,
    passwordTemporary: owner.passwordTemporary,
  };
}
