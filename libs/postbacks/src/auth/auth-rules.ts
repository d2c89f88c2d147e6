import { authRule } from '#campaigns';
import type { z } from 'zod';

/** A rule as it is stored: what is left out has a default. */
export type GivenAuthRule = z.infer<typeof authRule>;

/** What is left out of a rule. */
const DEFAULTS = {
  token: { params: ['token', 'security_token', 'secure', 'key', 'verification_token'] },
  ip: {},
  hmac_sha256: { param: 'sig' },
  hmac_body: { header: 'x-signature', algorithm: 'sha256', encoding: 'hex', prefix: '' },
  md5: { param: 'signature', separator: '' },
  sha1: { param: 'signature', separator: '' },
  sha256: { param: 'signature', separator: '' },
  sha512: { param: 'signature', separator: '' },
  sorted_sha512: { param: 'sha_sign' },
  clickbank: {},
} as const satisfies Record<GivenAuthRule['scheme'], object>;

/** One proof a sender must give, complete. All rules of a source must hold. */
export type AuthRule =
  | { scheme: 'token'; token: string; params: string[] }
  | { scheme: 'ip'; allow: string[] }
  | { scheme: 'hmac_sha256'; secret: string; param: string }
  | {
      scheme: 'hmac_body';
      secret: string;
      header: string;
      algorithm: 'sha1' | 'sha256' | 'sha512';
      encoding: 'hex' | 'base64';
      prefix: string;
    }
  | { scheme: 'md5' | 'sha1' | 'sha256' | 'sha512'; secret: string; param: string; parts: string[]; separator: string }
  | { scheme: 'sorted_sha512'; secret: string; param: string }
  | { scheme: 'clickbank'; secret: string };

/** A rule as stored, with its defaults; parameter names as they are looked for: lower-cased. */
export function completeAuthRule(given: GivenAuthRule): AuthRule {
  const rule = { ...DEFAULTS[given.scheme], ...given } as AuthRule;
  return rule.scheme === 'token' ? { ...rule, params: rule.params.map((name) => name.toLowerCase()) } : rule;
}

/** Shape of a rule in a preset file. */
export const authRuleSchema = authRule.transform(completeAuthRule);

/** An auth rule without its secret: what a preset knows of how its network signs. The operator adds the secret. */
export type SignatureForm =
  | { readonly scheme: 'hmac_sha256'; readonly param: string }
  | {
      readonly scheme: 'hmac_body';
      readonly header: string;
      readonly algorithm?: 'sha1' | 'sha256' | 'sha512';
      readonly encoding?: 'hex' | 'base64';
      readonly prefix?: string;
    }
  | {
      readonly scheme: 'md5' | 'sha1' | 'sha256' | 'sha512';
      readonly param: string;
      readonly parts: readonly string[];
      readonly separator?: string;
    }
  | { readonly scheme: 'sorted_sha512'; readonly param: string }
  | { readonly scheme: 'clickbank' }
  | { readonly scheme: 'token'; readonly params: readonly string[] };
