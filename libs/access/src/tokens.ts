import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits, url-safe. */
export function randomToken(): string {
  return randomBytes(32).toString('base64url');
}

/** API keys are recognisable, so that secret scanners and people see what leaked. */
export function newApiKey(): { key: string; prefix: string } {
  const key = `rbk_${randomToken()}`;
  return { key, prefix: key.slice(0, 12) };
}

/** How keys and session tokens are stored: they are random, so a plain hash suffices and a look-up is by equality. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
