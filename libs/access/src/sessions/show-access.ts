import type { Access } from '../access.js';
import type { SessionAnswer } from '../access-shapes.js';
import type { SessionAccess } from '../credentials.js';

export function isSession(access: Access | SessionAccess): access is SessionAccess {
  return 'csrfToken' in access;
}

export function showAccess(access: Access | SessionAccess): SessionAnswer {
  const session = isSession(access) ? access : undefined;
  return {
    user: session ? { id: String(session.userId), email: session.email } : null,
    role: access.role,
    advertiser_id: access.advertiserId === null ? null : String(access.advertiserId),
    password_temporary: session?.passwordTemporary ?? false,
    csrf_token: session?.csrfToken ?? null,
  };
}
