import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { timingSafeEqual } from 'node:crypto';
import { SETTINGS, type Settings } from '#config';
import { DomainError } from '#kernel';
import type { Access } from './access.js';
import { Credentials } from './credentials.js';
import { SessionCookie } from './sessions/session-cookie.js';
import { hashToken } from './tokens.js';

/** Tells who makes a request, by its API key or its session cookie. A request that stays open asks again from time to time. */
@Injectable()
export class RequestAccess {
  private readonly cookie: SessionCookie;

  constructor(
    private readonly credentials: Credentials,
    @Inject(SETTINGS) settings: Pick<Settings, 'PUBLIC_URL'>,
  ) {
    this.cookie = new SessionCookie(settings);
  }

  /** throws 401 unauthorized; 403 csrf_token_missing for a change by a session without its token; what the database throws */
  async of(request: Pick<FastifyRequest, 'headers' | 'method'>): Promise<Access> {
    const header = request.headers.authorization;
    if (header !== undefined) {
      const key = /^Bearer +([\x21-\x7e]{1,500}) *$/i.exec(header)?.[1];
      const access = key === undefined ? undefined : await this.credentials.ofKey(key);
      if (!access) throw unauthorized('This API key is unknown or revoked.');
      return access;
    }
    const token = this.cookie.read(request.headers.cookie);
    if (token === undefined) throw unauthorized('Send an API key (Authorization: Bearer rbk_…) or sign in.');
    const session = await this.credentials.ofSession(token);
    if (!session) throw unauthorized('The session has ended. Sign in again.');
    requireCsrfToken(request, session.csrfToken);
    return session;
  }
}

function unauthorized(message: string): DomainError {
  return new DomainError('unauthorized', message, { status: 401 });
}

// A browser sends the cookie along with requests that another site caused; it cannot make it send this header.
function requireCsrfToken(request: Pick<FastifyRequest, 'headers' | 'method'>, expected: string): void {
  if (request.method === 'GET' || request.method === 'HEAD') return;
  const sent = request.headers['x-csrf-token'];
  if (typeof sent === 'string' && timingSafeEqual(hashToken(sent), hashToken(expected))) return;
  throw new DomainError(
    'csrf_token_missing',
    'A change made with a session needs the header X-CSRF-Token with the csrf_token of GET /api/v1/session.',
    {
      status: 403,
    },
  );
}
