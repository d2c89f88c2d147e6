import type { Settings } from '#config';

/** Sessions end after a week, used or not. */
export const SESSION_DAYS = 7;

/** Name and attributes of the session cookie: `__Host-` and Secure only under https, which browsers demand of it. */
export class SessionCookie {
  private readonly secure: boolean;
  private readonly name: string;

  constructor(settings: Pick<Settings, 'PUBLIC_URL'>) {
    this.secure = settings.PUBLIC_URL.startsWith('https://');
    this.name = this.secure ? '__Host-rebound' : 'rebound_session';
  }

  /** The token in a request's Cookie header. */
  read(header: string | undefined): string | undefined {
    for (const pair of (header ?? '').split(';')) {
      const [name, token] = pair.trim().split('=', 2);
      if (name === this.name && token !== undefined && /^[\w-]{1,100}$/.test(token)) return token;
    }
    return undefined;
  }

  /** Set-Cookie for a new session. */
  give(token: string): string {
    return this.write(token, SESSION_DAYS * 86_400);
  }

  /** Set-Cookie that takes the cookie away. */
  take(): string {
    return this.write('', 0);
  }

  private write(token: string, maxAge: number): string {
    // The token is base64url: nothing in it needs escaping.
    return `${this.name}=${token}; Max-Age=${maxAge}; Path=/; HttpOnly;${this.secure ? ' Secure;' : ''} SameSite=Lax`;
  }
}
