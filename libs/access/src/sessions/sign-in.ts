import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { Credentials, type SessionAccess } from '../credentials.js';
import { LoginThrottle } from './login-throttle.js';
import { passwordMatches } from '../users/passwords.js';
import { SESSION_DAYS } from './session-cookie.js';
import { SessionsStore } from './sessions.store.js';
import { hashToken, randomToken } from '../tokens.js';
import { UsersStore } from '../users/users.store.js';

/** Where a person sits. */
export interface Browser {
  readonly address: string;
  readonly userAgent: string;
}

export interface BegunSession {
  readonly token: string;
  readonly session: SessionAccess;
}

const MAX_AGENT_LENGTH = 300;

/** Begins and ends sessions. */
@Injectable()
export class SignIn {
  private readonly throttle = new LoginThrottle();

  constructor(
    private readonly users: UsersStore,
    private readonly sessions: SessionsStore,
    private readonly credentials: Credentials,
  ) {}

  /**
   * Counts an attempt of whoever comes from the address.
   * throws  429 too_many_attempts
   */
  throttleAttempt(address: string, who: string): void {
    const waitS = this.throttle.attempt(address, who);
    if (waitS === undefined) return;
    throw new DomainError('too_many_attempts', `Too many attempts. Try again in ${waitS} seconds.`, {
      status: 429,
      details: { retry_after_s: waitS },
    });
  }

  /**
   * from     where the attempt comes from, for the throttle and the list of sessions
   * throws   401 wrong_credentials (the same for an unknown address, a wrong password and a disabled user), 429 too_many_attempts
   */
  async begin(from: Browser, email: string, password: string): Promise<BegunSession> {
    this.throttleAttempt(from.address, email);
    const user = await this.users.findByEmail(email.trim());
    const matches = await passwordMatches(user?.passwordHash ?? undefined, password);
    if (!user || !matches || user.status !== 'active')
      throw new DomainError('wrong_credentials', 'This e-mail address and password do not go together.', { status: 401 });
    this.throttle.succeeded(from.address, email);
    return this.open(from, user.id);
  }

  /** A session for somebody who has proved who it is. */
  async open(from: Browser, userId: number): Promise<BegunSession> {
    const token = randomToken();
    const userAgent = from.userAgent.slice(0, MAX_AGENT_LENGTH);
    await this.sessions.insert({
      ...from,
      userAgent,
      tokenHash: hashToken(token),
      userId,
      csrfToken: randomToken(),
      days: SESSION_DAYS,
    });
    await this.users.signedIn(userId);
    const session = await this.credentials.ofSession(token);
    if (!session) throw new Error('A session just begun is not there');
    return { token, session };
  }

  async end(token: string): Promise<void> {
    await this.sessions.remove(hashToken(token));
    this.credentials.forget();
  }
}
