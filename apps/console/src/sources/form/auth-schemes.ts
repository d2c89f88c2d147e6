import type { AuthRule } from '../source-draft.js';

interface Field {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  /** list: several words; secret: masked once saved */
  readonly kind: 'text' | 'list' | 'secret' | 'choice';
  readonly choices?: readonly string[];
  readonly required?: boolean;
}

const SECRET: Field = { name: 'secret', label: 'Secret', kind: 'secret', required: true };
const digest = (label: string): { label: string; fields: readonly Field[] } => ({
  label,
  fields: [
    SECRET,
    { name: 'parts', label: 'Values in order', hint: 'Parameter names; {secret} for the secret', kind: 'list', required: true },
    { name: 'separator', label: 'Between them', kind: 'text' },
    { name: 'param', label: 'Signature parameter', hint: 'signature when empty', kind: 'text' },
  ],
});

/** How a sender can prove itself, with the fields each way needs. */
export const SCHEMES: Readonly<Record<string, { readonly label: string; readonly fields: readonly Field[] }>> = {
  token: {
    label: 'Secret parameter',
    fields: [
      { name: 'token', label: 'Its value', kind: 'secret', required: true },
      { name: 'params', label: 'Its name', hint: 'token, security_token, secure, key when empty', kind: 'list' },
    ],
  },
  ip: {
    label: 'Known addresses',
    fields: [{ name: 'allow', label: 'Addresses and ranges', hint: 'such as 198.51.100.0/24', kind: 'list', required: true }],
  },
  hmac_sha256: {
    label: 'HMAC-SHA-256 of the query',
    fields: [SECRET, { name: 'param', label: 'Signature parameter', hint: 'sig when empty', kind: 'text' }],
  },
  hmac_body: {
    label: 'HMAC of the body, in a header',
    fields: [
      SECRET,
      { name: 'header', label: 'Header', hint: 'x-signature when empty', kind: 'text' },
      { name: 'algorithm', label: 'Algorithm', kind: 'choice', choices: ['sha256', 'sha1', 'sha512'] },
      { name: 'encoding', label: 'Written as', kind: 'choice', choices: ['hex', 'base64'] },
      { name: 'prefix', label: 'Prefix', hint: 'such as sha256=', kind: 'text' },
    ],
  },
  md5: digest('MD5 of values and secret'),
  sha1: digest('SHA-1 of values and secret'),
  sha256: digest('SHA-256 of values and secret'),
  sha512: digest('SHA-512 of values and secret'),
  sorted_sha512: {
    label: 'SHA-512 of all values, sorted (Digistore24)',
    fields: [SECRET, { name: 'param', label: 'Signature parameter', hint: 'sha_sign when empty', kind: 'text' }],
  },
  clickbank: { label: 'Encrypted body (ClickBank)', fields: [SECRET] },
};

/** A rule as it begins: its lists empty, its secret to be typed. */
export function newRule(scheme: string): AuthRule {
  const lists = (SCHEMES[scheme]?.fields ?? []).filter(({ kind, required }) => kind === 'list' && required);
  return { scheme, ...Object.fromEntries(lists.map(({ name }) => [name, []])) };
}
