import { afterAll, beforeAll, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '#testing';
import { Dictionary } from './dictionary.store.js';

let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.close());

it('gives a value one id for ever, and the value back for the id', async () => {
  const dictionary = new Dictionary();
  const first = (await dictionary.idsOf(test.db, [{ dimension: 'supply', value: 's-1' }])).get('supply', 's-1');
  expect(first).toBeGreaterThan(0);
  const elsewhere = await new Dictionary().idsOf(test.db, [
    { dimension: 'supply', value: 's-1' },
    { dimension: 'site', value: 's-1' },
  ]);
  expect(elsewhere.get('supply', 's-1')).toBe(first);
  expect(elsewhere.get('site', 's-1')).not.toBe(first);
  expect(await new Dictionary().valuesOf(test.db, 'supply', [first, 0, 999_999])).toEqual(new Map([[first, 's-1']]));
  expect(await dictionary.valuesOf(test.db, 'supply', [first])).toEqual(new Map([[first, 's-1']]));
});

it('answers 0 for nothing and cleans what PostgreSQL cannot hold', async () => {
  const long = 'y'.repeat(300);
  const ids = await new Dictionary().idsOf(test.db, [
    { dimension: 'sub', value: '' },
    { dimension: 'sub', value: '\u0000' },
    { dimension: 'sub', value: 'a\u0000b' },
    { dimension: 'sub', value: 'ab' },
    { dimension: 'sub', value: long },
  ]);
  expect(ids.get('sub', '')).toBe(0);
  expect(ids.get('sub', '\u0000')).toBe(0);
  expect(ids.get('sub', 'a\u0000b')).toBe(ids.get('sub', 'ab'));
  expect(await new Dictionary().valuesOf(test.db, 'sub', [ids.get('sub', long)])).toEqual(
    new Map([[ids.get('sub', long), 'y'.repeat(256)]]),
  );
});

it('agrees with other processes that number the same new values at the same moment', async () => {
  const values = Array.from({ length: 300 }, (_, i) => ({ dimension: 'creative' as const, value: `c${i}` }));
  const all = await Promise.all(
    [values, [...values].reverse(), values, [...values].reverse()].map((wanted) => new Dictionary().idsOf(test.db, wanted)),
  );
  const numbers = all.map((ids) => values.map(({ value }) => ids.get('creative', value)));
  expect(new Set(numbers[0]).size).toBe(300);
  for (const other of numbers) expect(other).toEqual(numbers[0]);
});

it('lets one small dimension overflow to 0 without taking the others room', async () => {
  const flood = Array.from({ length: 4_100 }, (_, i) => ({ dimension: 'browser' as const, value: `b${i}` }));
  const dictionary = new Dictionary();
  const ids = await dictionary.idsOf(test.db, flood);
  const given = flood.map(({ value }) => ids.get('browser', value));
  expect(given.filter((id) => id === 0)).toHaveLength(100);
  expect((await dictionary.idsOf(test.db, [{ dimension: 'browser', value: 'one more' }])).get('browser', 'one more')).toBe(0);
  const country = (await dictionary.idsOf(test.db, [{ dimension: 'country', value: 'ES' }])).get('country', 'ES');
  expect(country).toBeGreaterThan(0);
  expect(country).toBeLessThan(32_768);
});

it('keeps no id of a failed statement', async () => {
  const dictionary = new Dictionary();
  const wanted = [{ dimension: 'source' as const, value: 'later' }];
  const broken = { query: () => Promise.reject(new Error('away')) };
  await expect(dictionary.idsOf(broken, wanted)).rejects.toThrow('away');
  expect((await dictionary.idsOf(test.db, wanted)).get('source', 'later')).toBeGreaterThan(0);
});

it('finds an id without making it', async () => {
  const dictionary = new Dictionary();
  expect(await dictionary.findId(test.db, 'city', 'Nowhere')).toBeUndefined();
  const id = (await dictionary.idsOf(test.db, [{ dimension: 'city', value: 'Vic' }])).get('city', 'Vic');
  expect(await new Dictionary().findId(test.db, 'city', 'Vic')).toBe(id);
});
