import { z } from 'zod';
import { idInput, pageQuery } from '#http';
import { ROLES } from './access.js';

const roleShape = z.enum(ROLES).meta({ description: 'admin: all; analyst: reads all; advertiser: its own' });
const idShape = z.string().meta({ example: '1' });
const instantShape = z.string().meta({ example: '2026-11-22T12:00:00.000Z' });
const nameShape = z.string().trim().min(1, 'needs a name').max(200);
const emailShape = z
  .string()
  .trim()
  .max(254)
  // "admin@localhost" is one: no dot asked for.
  .regex(/^[^\s@]+@[^\s@]+$/, 'is not an e-mail address')
  .meta({ example: 'ann@example.com' });
const passwordShape = z.string().min(8, 'needs at least 8 characters').max(200).meta({ description: 'At least 8 characters, better 15' });

/** Role advertiser goes with an advertiser, the others without. */
const ADVERTISER_RULE = { path: ['advertiser_id'], error: 'is needed with role advertiser, and only with it' };
const fits = ({ role, advertiser_id: id }: { role: string; advertiser_id?: number | null | undefined }) =>
  (role === 'advertiser') === (typeof id === 'number');

export const newApiKeyInput = z
  .object({ name: nameShape, role: roleShape, advertiser_id: idInput.nullish() })
  .refine(fits, ADVERTISER_RULE)
  .meta({ id: 'NewApiKey', example: { name: 'nightly import', role: 'admin' } });
export type NewApiKeyInput = z.infer<typeof newApiKeyInput>;

export const apiKeyChange = z.object({ name: nameShape }).meta({ id: 'ApiKeyChange' });

export const apiKeyShape = z
  .object({
    id: idShape,
    name: z.string(),
    prefix: z.string().meta({ description: 'First characters of the key', example: 'rbk_Vb3kW0zq' }),
    role: roleShape,
    advertiser_id: idShape.nullable(),
    created_at: instantShape,
    last_used_at: instantShape.nullable().meta({ description: 'To the minute' }),
    revoked_at: instantShape.nullable(),
  })
  .meta({ id: 'ApiKey' });
export type ApiKeyAnswer = z.infer<typeof apiKeyShape>;

export const createdApiKeyShape = apiKeyShape
  .extend({ key: z.string().meta({ description: 'The whole key: shown this once, stored nowhere' }) })
  .meta({ id: 'CreatedApiKey' });

export const newUserInput = z
  .object({ email: emailShape, password: passwordShape.optional(), role: roleShape, advertiser_id: idInput.nullish() })
  .refine(fits, ADVERTISER_RULE)
  .meta({ id: 'NewUser', example: { email: 'ann@example.com', role: 'analyst' } });
export type NewUserInput = z.infer<typeof newUserInput>;

export const userChange = z
  .object({
    email: emailShape,
    password: passwordShape,
    role: roleShape,
    advertiser_id: idInput.nullable(),
    status: z.enum(['active', 'disabled']),
  })
  .partial()
  .meta({ id: 'UserChange' });
export type UserChange = z.infer<typeof userChange>;

export const userShape = z
  .object({
    id: idShape,
    email: z.string(),
    role: roleShape,
    advertiser_id: idShape.nullable(),
    status: z.enum(['invited', 'active', 'disabled']).meta({ description: 'invited: has not chosen a password yet' }),
    created_at: instantShape,
    updated_at: instantShape,
    last_sign_in_at: instantShape.nullable(),
  })
  .meta({ id: 'User' });
export type UserAnswer = z.infer<typeof userShape>;

export const createdUserShape = userShape
  .extend({ password: z.string().optional().meta({ description: 'When we made one: shown this once' }) })
  .meta({ id: 'CreatedUser' });

export const signInInput = z
  .object({ email: z.string().max(254), password: z.string().max(200) })
  .meta({ id: 'SignIn', example: { email: 'admin@localhost', password: '…' } });

export const sessionShape = z
  .object({
    user: z.object({ id: idShape, email: z.string() }).nullable().meta({ description: 'null with an API key' }),
    role: roleShape,
    advertiser_id: idShape.nullable(),
    password_temporary: z.boolean().meta({ description: 'Made here or by an administrator: better choose another' }),
    csrf_token: z.string().nullable().meta({ description: 'Send it as X-CSRF-Token with every change made by the session' }),
  })
  .meta({ id: 'Session' });
export type SessionAnswer = z.infer<typeof sessionShape>;

export const newInvitation = z
  .object({ email: emailShape, role: roleShape, advertiser_id: idInput.nullish() })
  .refine(fits, ADVERTISER_RULE)
  .meta({ id: 'NewInvitation', example: { email: 'ann@example.com', role: 'analyst' } });
export type NewInvitation = z.infer<typeof newInvitation>;

const linkFields = {
  link: z.string().meta({ description: 'Shown this once: hand it over. A newer one replaces it' }),
  expires_at: instantShape,
};
export const passwordLinkShape = z.object(linkFields).meta({ id: 'PasswordLink' });
export type PasswordLinkAnswer = z.infer<typeof passwordLinkShape>;
export const invitationShape = z.object({ user: userShape, ...linkFields }).meta({ id: 'Invitation' });
export type InvitationAnswer = z.infer<typeof invitationShape>;

const linkToken = z.string().min(1).max(100);
export const linkTokenInput = z.object({ token: linkToken }).meta({ id: 'PasswordLinkToken' });
export const linkUse = z.object({ token: linkToken, password: passwordShape }).meta({ id: 'PasswordLinkUse' });
export const linkFacts = z
  .object({
    email: z.string(),
    purpose: z.enum(['invitation', 'reset']),
    expires_at: instantShape,
  })
  .meta({ id: 'PasswordLinkFacts' });
export type LinkFactsAnswer = z.infer<typeof linkFacts>;

export const ownPasswordInput = z.object({ current_password: z.string().max(200), password: passwordShape }).meta({ id: 'OwnPassword' });
export type OwnPasswordInput = z.infer<typeof ownPasswordInput>;

export const openSessionShape = z
  .object({
    id: idShape,
    user: z.object({ id: idShape, email: z.string() }),
    current: z.boolean().meta({ description: 'The one that asks' }),
    created_at: instantShape,
    expires_at: instantShape,
    address: z.string().nullable().meta({ description: 'Where it began', example: '198.51.100.7' }),
    user_agent: z.string().nullable(),
  })
  .meta({ id: 'OpenSession' });
export type OpenSessionAnswer = z.infer<typeof openSessionShape>;

export const setupShape = z
  .object({
    first_run: z.boolean().meta({ description: 'Nobody has signed in yet' }),
    password: z
      .enum(['generated', 'given'])
      .meta({ description: 'given: by ADMIN_PASSWORD. generated: printed once where it was started' }),
    embedded: z.boolean().meta({ description: 'npm start, without DATABASE_URL' }),
  })
  .meta({ id: 'Setup' });
export type SetupAnswer = z.infer<typeof setupShape>;

export const auditQuery = pageQuery.extend({
  object_type: z.string().max(50).optional().meta({ example: 'campaign' }),
  object_id: z.string().max(100).optional(),
  actor: z.string().max(300).optional(),
});
export type AuditQuery = z.infer<typeof auditQuery>;

export const auditEntryShape = z
  .object({
    id: idShape,
    at: instantShape,
    actor: z.string().meta({ example: 'user:ann@example.com' }),
    action: z.string().meta({ example: 'pause' }),
    object_type: z.string(),
    object_id: z.string(),
    change: z.record(z.string(), z.unknown()).meta({ example: { status: { from: 'active', to: 'paused' } } }),
  })
  .meta({ id: 'AuditEntry' });
export type AuditAnswer = z.infer<typeof auditEntryShape>;
