import { randomBytes } from 'node:crypto';

// A native library that only a sign-in needs: not loaded with the process.
const argon2 = () => import('@node-rs/argon2');

/** argon2id with the library's parameters (19 MiB, 2 passes), which are OWASP's of 2025. */
export async function hashPassword(password: string): Promise<string> {
  const { hash } = await argon2();
  return hash(password);
}

let decoy: Promise<string> | undefined;

/** Takes as long for an unknown person (`stored` undefined) as for a wrong password. */
export async function passwordMatches(stored: string | undefined, password: string): Promise<boolean> {
  decoy ??= hashPassword(newPassword());
  const { verify } = await argon2();
  const matches = await verify(stored ?? (await decoy), password);
  return stored !== undefined && matches;
}

/** 96 random bits, to be shown once. */
export function newPassword(): string {
  return randomBytes(12).toString('base64url');
}
