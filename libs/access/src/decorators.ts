import { createParamDecorator, SetMetadata, UnauthorizedException, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Access, Role } from './access.js';

export const ROLES_KEY = 'access:roles';
export const PUBLIC_KEY = 'access:public';

/** Where the guard leaves what it found. */
export const ACCESS = Symbol('access');

export interface AccessRequest extends FastifyRequest {
  [ACCESS]?: Access;
}

/**
 * Who may call a route or controller, whole: `@Roles('admin', 'advertiser')`. Without it every role may GET and only admin may
 * change. The analyst is never listed at a route that changes something.
 */
export const Roles = (...roles: Role[]) => SetMetadata(ROLES_KEY, roles);

/** A route under /api/v1 that needs no key (login). */
export const Public = () => SetMetadata(PUBLIC_KEY, true);

/** `@CurrentAccess() access: Access` in a route that is not @Public. */
export const CurrentAccess = createParamDecorator((_data: unknown, context: ExecutionContext): Access => {
  const access = context.switchToHttp().getRequest<AccessRequest>()[ACCESS];
  if (!access) throw new UnauthorizedException();
  return access;
});
