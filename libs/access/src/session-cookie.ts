import { fastifyCookie } from '@fastify/cookie';
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
    if (header === undefined || !header.includes(this.name)) return undefined;
    const token = fastifyCookie.parse(header)[this.name];
    return token === undefined || token === '' ? undefined : token;
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
    return fastifyCookie.serialize(this.name, token, { httpOnly: true, sameSite: 'lax', secure: this.secure, path: '/', maxAge });
  }
}
