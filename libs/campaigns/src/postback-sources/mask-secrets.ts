import { DomainError } from '#kernel';

const SECRET_KEYS = new Set(['token', 'secret', 'password']);
const MARK = '…';

/** Settings as the API shows them: of a secret only its beginning, so that people can tell two apart. */
export function maskSecrets(settings: unknown): unknown {
  return mapSecrets(settings, mask);
}

/**
 * Puts secrets back that came back as they were shown: a form that was loaded, changed elsewhere and saved keeps them.
 *
 * stored  settings as they are in the database
 * throws  DomainError masked_secret when a masked text fits no stored secret
 */
export function keepSecrets(given: unknown, stored: unknown): unknown {
  const known = new Map<string, string>();
  mapSecrets(stored, (secret) => {
    known.set(mask(secret), secret);
    return secret;
  });
  return mapSecrets(given, (secret) => {
    if (!secret.endsWith(MARK)) return secret;
    const kept = known.get(secret);
    if (kept !== undefined) return kept;
    throw new DomainError('masked_secret', `"${secret}" is how a secret is shown, not the secret. Send the whole secret.`);
  });
}

function mask(secret: string): string {
  return (secret.length >= 12 ? secret.slice(0, 4) : '') + MARK;
}

function mapSecrets(value: unknown, change: (secret: string) => string): unknown {
  if (Array.isArray(value)) return value.map((item) => mapSecrets(item, change));
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).map(([key, inner]): [string, unknown] => [
    key,
    SECRET_KEYS.has(key) && typeof inner === 'string' ? change(inner) : mapSecrets(inner, change),
  ]);
  return Object.fromEntries(entries);
}
