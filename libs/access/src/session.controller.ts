import { Body, Controller, Delete, Get, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SETTINGS, type Settings } from '#config';
import { clientAddress, compileTrustedProxies, Endpoint, type TrustedProxies } from '#http';
import { DomainError } from '#kernel';
import type { Access } from './access.js';
import { sessionShape, signInInput, type SessionAnswer } from './access-shapes.js';
import type { SessionAccess } from './credentials.js';
import { CurrentAccess, Public, Roles } from './decorators.js';
import { SessionCookie } from './session-cookie.js';
import { SignIn } from './sign-in.js';

@ApiTags('access')
@Controller('api/v1/session')
export class SessionController {
  private readonly cookie: SessionCookie;
  private readonly proxies: TrustedProxies;

  constructor(
    private readonly signIn: SignIn,
    @Inject(SETTINGS) settings: Pick<Settings, 'PUBLIC_URL' | 'TRUSTED_PROXIES'>,
  ) {
    this.cookie = new SessionCookie(settings);
    this.proxies = compileTrustedProxies(settings.TRUSTED_PROXIES);
  }

  @Post()
  @Public()
  @Endpoint('Sign in', {
    answers: sessionShape,
    status: 201,
    description: 'Sets the session cookie. At most 5 attempts a minute per address and person.',
  })
  async begin(
    @Body({ schema: signInInput }) input: { email: string; password: string },
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionAnswer> {
    // Another site must not sign a visitor in under an account of its own.
    if (request.headers['sec-fetch-site'] === 'cross-site')
      throw new DomainError('cross_site', 'Sign in from the console itself.', { status: 403 });
    const { token, session } = await this.signIn.begin(clientAddress(request, this.proxies), input.email, input.password);
    void reply.header('set-cookie', this.cookie.give(token)).header('cache-control', 'no-store');
    return showAccess(session);
  }

  @Get()
  @Endpoint('Who am I', { answers: sessionShape })
  get(@CurrentAccess() access: Access, @Res({ passthrough: true }) reply: FastifyReply): SessionAnswer {
    void reply.header('cache-control', 'no-store');
    return showAccess(access);
  }

  @Delete()
  @Roles('admin', 'analyst', 'advertiser')
  @Endpoint('Sign out')
  async end(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    const token = this.cookie.read(request.headers.cookie);
    if (token !== undefined) await this.signIn.end(token);
    void reply.header('set-cookie', this.cookie.take());
  }
}

function showAccess(access: Access | SessionAccess): SessionAnswer {
  const signedIn = 'csrfToken' in access;
  return {
    user: signedIn ? { id: String(access.userId), email: access.email } : null,
    role: access.role,
    advertiser_id: access.advertiserId === null ? null : String(access.advertiserId),
    csrf_token: signedIn ? access.csrfToken : null,
  };
}
