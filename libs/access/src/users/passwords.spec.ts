import { beforeEach, describe, expect, it, vi } from 'vitest';

/** What was verified against, in order. The real argon2 does the work. */
const verified: string[] = [];
vi.mock(import('@node-rs/argon2'), async (original) => {
  const real = await original();
  return {
    ...real,
    verify: (stored, ...rest) => {
      verified.push(String(stored));
      return real.verify(stored, ...rest);
    },
  };
});

const { hashPassword, passwordMatches } = await import('./passwords.js');

/** Everything that the time of a verification depends on: algorithm, version, memory, passes, lanes. */
const costOf = (stored: string) => stored.split('$').slice(1, 4).join(' ');

describe('a password', () => {
  beforeEach(() => void verified.splice(0));

  it('is stored as argon2id of 19 MiB and two passes, each time with a salt of its own', async () => {
    const [one, two] = await Promise.all([hashPassword('correct horse'), hashPassword('correct horse')]);
    expect(costOf(one)).toBe('argon2id v=19 m=19456,t=2,p=1');
    expect(one).not.toBe(two);
    expect(await passwordMatches(one, 'correct horse')).toBe(true);
    expect(await passwordMatches(one, 'Correct horse')).toBe(false);
  });

  it('takes the same work for an unknown person as for a wrong password: one hash of the same cost', async () => {
    const stored = await hashPassword('correct horse');
    for (const of of [stored, undefined, undefined]) expect(await passwordMatches(of, 'wrong')).toBe(false);
    expect(verified).toHaveLength(3);
    expect(new Set(verified.map(costOf)).size).toBe(1);
    // And nobody can sign in with the password that the unknown are compared with.
    expect(verified[1]).toBe(verified[2]);
  });
});
