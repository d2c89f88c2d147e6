import { describe, expect, it } from 'vitest';
import { Remembered } from './remembered.js';

describe('Remembered', () => {
  const at = { now: 0 };
  const remembered = () => new Remembered<string>({ forMs: 1_000, maxItems: 2, now: () => at.now });
  const counted = () => {
    const calls: string[] = [];
    return { calls, look: (key: string) => () => Promise.resolve((calls.push(key), `${key} ${calls.length}`)) };
  };

  it('shares one look-up among simultaneous callers and keeps its answer for a while', async () => {
    const { calls, look } = counted();
    const items = remembered();
    at.now = 0;
    expect(await Promise.all([items.get('a', look('a')), items.get('a', look('a'))])).toEqual(['a 1', 'a 1']);
    at.now = 999;
    expect(await items.get('a', look('a'))).toBe('a 1');
    at.now = 1_000;
    expect(await items.get('a', look('a'))).toBe('a 2');
    expect(calls).toEqual(['a', 'a']);
  });

  it('does not keep a failure', async () => {
    const items = remembered();
    await expect(items.get('a', () => Promise.reject(new Error('away')))).rejects.toThrow('away');
    expect(await items.get('a', () => Promise.resolve('back'))).toBe('back');
  });

  it('forgets the oldest beyond its bound', async () => {
    const { calls, look } = counted();
    const items = remembered();
    at.now = 0;
    for (const key of ['a', 'b', 'c', 'a']) await items.get(key, look(key));
    expect(calls).toEqual(['a', 'b', 'c', 'a']);
  });
});
