import { describe, expect, it } from 'vitest';
import { ClickIds, Receipts } from '#kernel';

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const SECRETS = ['a secret of some length', 'an older secret, also long'];
const MUTATIONS = 1_000_000;
const ids = new ClickIds({ secrets: SECRETS, prefix: 'push_' });
const receipts = new Receipts(SECRETS);

/** xorshift, so that a run can be repeated. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

/** One to three characters changed, two swapped, a part of another id, or 43 characters out of the air. */
function mutate(text: string, other: string, random: (below: number) => number): string {
  const at = 5 + random(43);
  switch (random(5)) {
    case 0:
    case 1:
      return replaced(text, at, ALPHABET.charAt(random(32)));
    case 2: {
      const twice = replaced(text, at, ALPHABET.charAt(random(32)));
      return replaced(twice, 5 + random(43), ALPHABET.charAt(random(32)));
    }
    case 3: {
      const from = 5 + random(43);
      return replaced(replaced(text, at, text.charAt(from)), from, text.charAt(at));
    }
    default:
      return text.slice(0, at) + other.slice(at);
  }
}

function replaced(text: string, at: number, character: string): string {
  return text.slice(0, at) + character + text.slice(at + 1);
}

describe('a million altered click ids', () => {
  it('are all known for forgeries from the text alone: none accepted, none left to a look-up', () => {
    const random = numbers(20_261_122);
    const genuine = Array.from({ length: 64 }, (_, i) => ids.mint(i + 1, Date.UTC(2026, 10, 22) + i * 3_600_000).text);
    const missed: string[] = [];
    let altered = 0;
    for (let i = 0; i < MUTATIONS; i++) {
      const text = genuine[i % 64] ?? '';
      const forged = mutate(text, genuine[random(64)] ?? '', random);
      if (genuine.includes(forged)) continue;
      altered++;
      if (ids.read(forged).kind !== 'forged') missed.push(forged);
    }
    expect(missed).toEqual([]);
    expect(altered).toBeGreaterThan(MUTATIONS * 0.9);
  }, 60_000);

  it('and altered receipts are no receipts', () => {
    const random = numbers(7);
    const { text } = receipts.mint(Date.UTC(2026, 10, 22));
    const read: string[] = [];
    for (let i = 0; i < 50_000; i++) {
      const forged = replaced(text, 3 + random(43), ALPHABET.charAt(random(32)));
      if (forged !== text && receipts.read(forged) !== undefined) read.push(forged);
    }
    expect(read).toEqual([]);
  });
});
