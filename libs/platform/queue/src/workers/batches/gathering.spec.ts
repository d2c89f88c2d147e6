import { describe, expect, it } from 'vitest';
import { Gathering } from './gathering.js';

describe('gathering batches', () => {
  /** Each handling ends when it is let go. */
  function held(atOnce: number) {
    const calls: { records: readonly string[]; end: (error?: Error) => void }[] = [];
    const gathering = new Gathering(
      atOnce,
      (records) =>
        new Promise((resolve, reject) => {
          calls.push({ records, end: (error) => (error ? reject(error) : resolve()) });
        }),
    );
    return { calls, gathering };
  }
  const turn = () => new Promise((resolve) => setImmediate(resolve));

  it('handles what came meanwhile together, each record once', async () => {
    const { calls, gathering } = held(1);
    const all = [gathering.add(['a']), gathering.add(['b', 'c']), gathering.add(['c', 'd'])];
    expect(calls.map(({ records }) => records)).toEqual([['a']]);
    calls[0]?.end();
    await turn();
    expect(calls[1]?.records).toEqual(['b', 'c', 'd']);
    calls[1]?.end();
    await Promise.all(all);
  });

  it('starts no more at once than it may, and takes no more than 500 records together', async () => {
    const { calls, gathering } = held(2);
    const many = (size: number) => Array.from({ length: size }, (_, n) => `${size} ${n}`);
    const all = [1, 2, 300, 150, 60, 700].map((size) => gathering.add(many(size)));
    expect(calls).toHaveLength(2);
    for (let at = 0; at < 5; at += 1) {
      calls[at]?.end();
      await turn();
    }
    await Promise.all(all);
    expect(calls.map(({ records }) => records.length)).toEqual([1, 2, 450, 60, 700]);
  });

  it('fails all that were handled together, and goes on', async () => {
    const { calls, gathering } = held(1);
    const all = Promise.allSettled([gathering.add(['a']), gathering.add(['bad']), gathering.add(['c'])]);
    calls[0]?.end();
    await turn();
    calls[1]?.end(new Error('bad record'));
    await turn();
    expect((await all).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
    const later = gathering.add(['c']);
    calls[2]?.end();
    await later;
  });
});
