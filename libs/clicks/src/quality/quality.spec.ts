import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '#testing';
import { CLICK_FLAG } from '../store/stored-click.js';
import { aUuid, NOON_MS } from '../testing/factories.js';
import { ClickPace } from './click-pace.js';
import { DataCentres } from './data-centres.js';
import { visitorKey } from './visitor-key.js';
import { claimVisitors, forgetVisitors } from './visitors.store.js';

const DAY_MS = 86_400_000;

describe('ClickPace', () => {
  const click = (afterMs: number, ip = '203.0.113.9', agent = 'A') => ({
    uuid: aUuid(NOON_MS + afterMs),
    atMs: NOON_MS + afterMs,
    ip,
    agent,
  });

  it('labels a click within a second after another of the same visitor, and only that', () => {
    const pace = new ClickPace();
    const flags = [click(0), click(999), click(1_999), click(2_000, '203.0.113.8'), click(2_001, '203.0.113.9', 'B')].map((one) =>
      pace.flagsOf(one),
    );
    expect(flags).toEqual([0, CLICK_FLAG.tooFast, 0, 0, 0]);
  });

  it('gives a click that comes again the same label', () => {
    const pace = new ClickPace();
    const [first, second] = [click(0), click(500)];
    const flags = [first, second, first, second].map((one) => pace.flagsOf(one));
    expect(flags).toEqual([0, CLICK_FLAG.tooFast, 0, CLICK_FLAG.tooFast]);
  });

  it('labels what exceeds sixty clicks of an address in a minute; repeats do not count', () => {
    const pace = new ClickPace();
    const sixty = Array.from({ length: 60 }, (_, i) => click(0, '203.0.113.9', `agent ${i}`));
    for (const one of [...sixty, ...sixty]) expect(pace.flagsOf(one)).toBe(0);
    expect(pace.flagsOf(click(1, '203.0.113.9', 'one more'))).toBe(CLICK_FLAG.manyPerMinute);
    expect(pace.flagsOf(click(60_000, '203.0.113.9', 'next minute'))).toBe(0);
  });

  it('says nothing of visitors without address', () => {
    const pace = new ClickPace();
    expect([pace.flagsOf(click(0, '')), pace.flagsOf(click(1, ''))]).toEqual([0, 0]);
  });
});

describe('visitorKey', () => {
  const marks = { campaignId: 1, ip: '203.0.113.9', agent: 'A' };

  it('is one per visitor, campaign and window, and tells no address without the secret', () => {
    const key = visitorKey(marks, NOON_MS, DAY_MS, 's');
    expect(key).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(visitorKey(marks, NOON_MS + DAY_MS / 2 - 1, DAY_MS, 's')).toBe(key);
    const others = [
      visitorKey(marks, NOON_MS + DAY_MS / 2, DAY_MS, 's'),
      visitorKey({ ...marks, campaignId: 2 }, NOON_MS, DAY_MS, 's'),
      visitorKey({ ...marks, ip: '203.0.113.8' }, NOON_MS, DAY_MS, 's'),
      visitorKey({ ...marks, agent: 'B' }, NOON_MS, DAY_MS, 's'),
      visitorKey(marks, NOON_MS, DAY_MS, 't'),
    ];
    expect(new Set([key, ...others]).size).toBe(6);
  });
});

describe('DataCentres', () => {
  it('reads the operator’s ranges, and names a line that is none', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'ranges-'));
    await writeFile(join(folder, 'data-centres.txt'), '# clouds\n192.0.2.0/24  # one\r\n\n2001:db8::/32\n198.51.100.7\n');
    const centres = await DataCentres.open(folder);
    expect(['192.0.2.200', '2001:db8::5', '198.51.100.7', '198.51.100.8', '', 'nonsense'].map((ip) => centres.includes(ip))).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
    await writeFile(join(folder, 'data-centres.txt'), '192.0.2.0/24\n192.0.2.0/99\n');
    await expect(DataCentres.open(folder)).rejects.toThrow('data-centres.txt, line 2: "192.0.2.0/99" is neither an address nor a range');
    await rm(join(folder, 'data-centres.txt'));
    expect((await DataCentres.open(folder)).includes('192.0.2.200')).toBe(false);
    await rm(folder, { recursive: true });
  });
});

describe('claimVisitors', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await testDatabase();
  });
  afterAll(() => test.close());
  const keyAt = (atMs: number, ip: string) => visitorKey({ campaignId: 1, ip, agent: 'A' }, atMs, DAY_MS, 's');

  it('lets one click of a visitor be the first under concurrency, and the same one when the batch comes again', async () => {
    const keys = Array.from({ length: 30 }, (_, i) => keyAt(NOON_MS, `203.0.113.${i}`));
    const batches = Array.from({ length: 6 }, (_, batch) =>
      keys.map((key, i) => ({ key, clickId: aUuid(NOON_MS + batch), i })).sort(() => (batch % 2 === 0 ? 1 : -1)),
    );
    const claim = (batch: (typeof batches)[number]) => test.db.transaction((tx) => claimVisitors(tx, batch));
    const first = await Promise.all(batches.map(claim));
    expect(first.reduce((sum, won) => sum + won.size, 0)).toBe(30);
    const again = await Promise.all(batches.map(claim));
    expect(again).toEqual(first);
  });

  it('takes the earliest of a batch', async () => {
    const key = keyAt(NOON_MS, '198.51.100.1');
    const [early, late] = [aUuid(NOON_MS), aUuid(NOON_MS + 5)];
    expect(
      await test.db.transaction((tx) =>
        claimVisitors(tx, [
          { key, clickId: late },
          { key, clickId: early },
        ]),
      ),
    ).toEqual(new Set([early]));
  });

  it('forgets windows that ended more than three days ago', async () => {
    await test.db.query('TRUNCATE click_visitors');
    const claim = (key: string) => test.db.transaction((tx) => claimVisitors(tx, [{ key, clickId: aUuid() }]));
    await claim(keyAt(NOON_MS, '198.51.100.1'));
    await claim(keyAt(NOON_MS - DAY_MS, '198.51.100.1'));
    // The window of NOON ends at midnight, half a day later.
    expect(await forgetVisitors(test.db, NOON_MS + 3 * DAY_MS)).toBe(1);
    expect(await forgetVisitors(test.db, NOON_MS + 4 * DAY_MS)).toBe(1);
  });
});
