import type { UserAnswer } from '../access-shapes.js';
import type { User } from './users.store.js';

export function showUser(user: User): UserAnswer {
  return {
    id: String(user.id),
    email: user.email,
    role: user.role,
    advertiser_id: user.advertiserId === null ? null : String(user.advertiserId),
    status: user.status,
    created_at: user.createdAt.toISOString(),
    updated_at: user.updatedAt.toISOString(),
    last_sign_in_at: user.lastSignInAt?.toISOString() ?? null,
  };
}
