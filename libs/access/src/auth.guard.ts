import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { DomainError } from '#kernel';
import type { Role } from './access.js';
import { ACCESS, PUBLIC_KEY, ROLES_KEY, type AccessRequest } from './decorators.js';
import { RequestAccess } from './request-access.js';

const ALL: readonly Role[] = ['admin', 'analyst', 'advertiser'];
const ADMIN_ONLY: readonly Role[] = ['admin'];

/**
 * Stands before every route under /api: a valid key (`Authorization: Bearer`) or session, and a role that may.
 * Routes outside /api (health, metrics, receipts, pages) see to themselves.
 */
@Injectable()
export class AuthGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly requests: RequestAccess,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<AccessRequest>();
    const targets = [context.getHandler(), context.getClass()];
    if (!(request.routeOptions.url ?? '').startsWith('/api/')) return true;
    if (this.reflector.getAllAndOverride<boolean | undefined>(PUBLIC_KEY, targets)) return true;
    const access = await this.requests.of(request);
    const reads = request.method === 'GET' || request.method === 'HEAD';
    const roles = this.reflector.getAllAndOverride<readonly Role[] | undefined>(ROLES_KEY, targets) ?? (reads ? ALL : ADMIN_ONLY);
    if (!roles.includes(access.role)) {
      throw new DomainError('forbidden', `The role ${access.role} may not do this; it takes ${roles.join(' or ')}.`, { status: 403 });
    }
    request[ACCESS] = access;
    return true;
  }
}
