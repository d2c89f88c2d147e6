import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SETTINGS, type Settings } from '#config';
import { clientAddress, compileTrustedProxies, type TrustedProxies } from '#http';
import { DomainError } from '#kernel';
import type { SessionAccess } from '../credentials.js';
import { SessionCookie } from './session-cookie.js';
import { SignIn, type BegunSession, type Browser } from './sign-in.js';

/** Where browsers come in and go out: the cookie, the address behind proxies, the throttle. */
@Injectable()
export class SessionDoor {
  private readonly cookie: SessionCookie;
  private readonly proxies: TrustedProxies;

  constructor(
    private readonly signIn: SignIn,
    @Inject(SETTINGS) settings: Pick<Settings, 'PUBLIC_URL' | 'TRUSTED_PROXIES'>,
  ) {
    this.cookie = new SessionCookie(settings);
    this.proxies = compileTrustedProxies(settings.TRUSTED_PROXIES);
  }

  /** throws 403 cross_site, 401 wrong_credentials, 429 too_many_attempts */
  async begin(request: FastifyRequest, reply: FastifyReply, input: { email: string; password: string }): Promise<SessionAccess> {
    refuseCrossSite(request);
    return this.hand(reply, await this.signIn.begin(this.browserOf(request), input.email, input.password));
  }

  /** A session for somebody who has just proved who it is otherwise. throws 403 cross_site */
  async open(request: FastifyRequest, reply: FastifyReply, userId: number): Promise<SessionAccess> {
    refuseCrossSite(request);
    return this.hand(reply, await this.signIn.open(this.browserOf(request), userId));
  }

  async end(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const token = this.cookie.read(request.headers.cookie);
    if (token !== undefined) await this.signIn.end(token);
    void reply.header('set-cookie', this.cookie.take());
  }

  /** who  what is tried: attempts are counted per address and this. throws 429 too_many_attempts */
  throttle(request: FastifyRequest, who: string): void {
    this.signIn.throttleAttempt(clientAddress(request, this.proxies), who);
  }

  private hand(reply: FastifyReply, { token, session }: BegunSession): SessionAccess {
    void reply.header('set-cookie', this.cookie.give(token)).header('cache-control', 'no-store');
    return session;
  }

  private browserOf(request: FastifyRequest): Browser {
    return { address: clientAddress(request, this.proxies), userAgent: request.headers['user-agent'] ?? '' };
  }
}

// Another site must not sign a visitor in under an account of its own.
function refuseCrossSite(request: FastifyRequest): void {
  if (request.headers['sec-fetch-site'] === 'cross-site')
    throw new DomainError('cross_site', 'Sign in from the console itself.', { status: 403 });
}
