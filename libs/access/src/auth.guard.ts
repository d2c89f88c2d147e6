import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { timingSafeEqual } from 'node:crypto';
import { SETTINGS, type Settings } from '#config';
import { DomainError } from '#kernel';
import type { Access, Role } from './access.js';
import { Credentials } from './credentials.js';
import { ACCESS, PUBLIC_KEY, ROLES_KEY, type AccessRequest } from './decorators.js';
import { SessionCookie } from './session-cookie.js';
import { hashToken } from './tokens.js';

const ALL: readonly Role[] = ['admin', 'analyst', 'advertiser'];
const ADMIN_ONLY: readonly Role[] = ['admin'];

/**
 * Stands before every route under /api: a valid key (`Authorization: Bearer`) or session, and a role that may.
 * Routes outside /api (health, metrics, receipts, pages) see to themselves.
 */
@Injectable()
export class AuthGuard implements CanActivate {
  private readonly cookie: SessionCookie;

  constructor(
    private readonly reflector: Reflector,
    private readonly credentials: Credentials,
    @Inject(SETTINGS) settings: Pick<Settings, 'PUBLIC_URL'>,
  ) {
    this.cookie = new SessionCookie(settings);
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<AccessRequest>();
    const targets = [context.getHandler(), context.getClass()];
    if (!(request.routeOptions.url ?? '').startsWith('/api/')) return true;
    if (this.reflector.getAllAndOverride<boolean | undefined>(PUBLIC_KEY, targets)) return true;
    const access = await this.accessOf(request);
    const reads = request.method === 'GET' || request.method === 'HEAD';
    const roles = this.reflector.getAllAndOverride<readonly Role[] | undefined>(ROLES_KEY, targets) ?? (reads ? ALL : ADMIN_ONLY);
    if (!roles.includes(access.role)) {
      throw new DomainError('forbidden', `The role ${access.role} may not do this; it takes ${roles.join(' or ')}.`, { status: 403 });
    }
    request[ACCESS] = access;
    return true;
  }

  private async accessOf(request: AccessRequest): Promise<Access> {
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
function requireCsrfToken(request: AccessRequest, expected: string): void {
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
