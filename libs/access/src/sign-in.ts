import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { Credentials, type SessionAccess } from './credentials.js';
import { LoginThrottle } from './login-throttle.js';
import { passwordMatches } from './passwords.js';
import { SESSION_DAYS } from './session-cookie.js';
import { SessionsStore } from './sessions.store.js';
import { hashToken, randomToken } from './tokens.js';
import { UsersStore } from './users.store.js';

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
   * address  where the attempt comes from, for the throttle
   * throws   401 wrong_credentials (the same for an unknown address, a wrong password and a disabled user), 429 too_many_attempts
   */
  async begin(address: string, email: string, password: string): Promise<{ token: string; session: SessionAccess }> {
    const waitS = this.throttle.attempt(address, email);
    if (waitS !== undefined) {
      throw new DomainError('too_many_attempts', `Too many attempts. Try again in ${waitS} seconds.`, {
        status: 429,
        details: { retry_after_s: waitS },
      });
    }
    const user = await this.users.findByEmail(email.trim());
    const matches = await passwordMatches(user?.passwordHash, password);
    if (!user || !matches || user.status !== 'active')
      throw new DomainError('wrong_credentials', 'This e-mail address and password do not go together.', { status: 401 });
    this.throttle.succeeded(address, email);
    const token = randomToken();
    await this.sessions.insert({ tokenHash: hashToken(token), userId: user.id, csrfToken: randomToken(), days: SESSION_DAYS });
    const session = await this.credentials.ofSession(token);
    if (!session) throw new Error('A session just begun is not there');
    return { token, session };
  }

  async end(token: string): Promise<void> {
    await this.sessions.remove(hashToken(token));
    this.credentials.forget();
  }
}
