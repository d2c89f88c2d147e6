import { hash, verify } from '@node-rs/argon2';
import { randomBytes } from 'node:crypto';

/** argon2id with the library's parameters (19 MiB, 2 passes), which are OWASP's of 2025. */
export function hashPassword(password: string): Promise<string> {
  return hash(password);
}

let decoy: Promise<string> | undefined;

/** Takes as long for an unknown person (`stored` undefined) as for a wrong password. */
export async function passwordMatches(stored: string | undefined, password: string): Promise<boolean> {
  decoy ??= hashPassword(newPassword());
  const matches = await verify(stored ?? (await decoy), password);
  return stored !== undefined && matches;
}

/** 96 random bits, to be shown once. */
export function newPassword(): string {
  return randomBytes(12).toString('base64url');
}
