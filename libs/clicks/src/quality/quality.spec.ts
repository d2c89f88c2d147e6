import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { VisitorSecrets } from '#kernel';
import { testDatabase, type TestDatabase } from '#testing';
import { CLICK_FLAG } from '../store/stored-click.js';
import { aUuid, NOON_MS } from '../testing/factories.js';
import { isEarlyInMinute, type PacedClick } from './click-pace.js';
import { forgetPaces, labelPaces } from './click-paces.store.js';
import { DataCentres } from './data-centres.js';
import { addressKey, visitorKey } from './visitor-key.js';
import { claimVisitors, forgetVisitors } from './visitors.store.js';

const DAY_MS = 86_400_000;
const [ours, theirs] = [new VisitorSecrets(['one secret, long enough']), new VisitorSecrets(['another secret, as long'])];

describe('paces', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await testDatabase();
  });
  afterAll(() => test.close());
  beforeEach(() => test.db.query('TRUNCATE click_paces'));

  const secrets = new VisitorSecrets(['a-secret-for-tests-only-0123456789']);
  const click = (afterMs: number, ip = '203.0.113.9', agent = 'A'): PacedClick => {
    const atMs = NOON_MS + afterMs;
    const keyBefore = isEarlyInMinute(atMs) ? addressKey(ip, atMs - 60_000, secrets) : undefined;
    return { uuid: aUuid(atMs), atMs, key: addressKey(ip, atMs, secrets), keyBefore, agent };
  };
  /** labels of each click when every one is written by another worker */
  const oneByOne = async (clicks: readonly PacedClick[]) => {
    const flags: number[] = [];
    for (const one of clicks) flags.push((await labelPaces(test.db, [one])).get(one.uuid) ?? 0);
    return flags;
  };
  const atOnce = async (clicks: readonly PacedClick[]) => {
    const flags = await labelPaces(test.db, clicks);
    return clicks.map(({ uuid }) => flags.get(uuid) ?? 0);
  };

  it('label a click within a second after another of the same visitor, and only that, also over the turn of a minute', async () => {
    const clicks = [
      click(0),
      click(999),
      click(1_999),
      click(2_000, '203.0.113.8'),
      click(2_001, '203.0.113.9', 'B'),
      click(59_500),
      click(60_400),
    ];
    const expected = [0, CLICK_FLAG.tooFast, 0, 0, 0, 0, CLICK_FLAG.tooFast];
    expect(await atOnce(clicks)).toEqual(expected);
    await test.db.query('TRUNCATE click_paces');
    expect(await oneByOne(clicks)).toEqual(expected);
    // A batch that comes again is labelled alike and counts nothing twice.
    expect(await atOnce(clicks)).toEqual(expected);
  });

  it('label what exceeds sixty clicks of an address in a minute, whichever worker writes it; repeats do not count', async () => {
    const clicks = Array.from({ length: 70 }, (_, i) => click(i * 10, '203.0.113.9', `agent ${i}`));
    await atOnce(clicks.slice(0, 20));
    await atOnce(clicks.slice(0, 20));
    const halves = [clicks.slice(20, 50), clicks.slice(30, 70)];
    await Promise.all(halves.map(atOnce));
    const flags = await atOnce(clicks);
    expect(flags.filter((flag) => flag === CLICK_FLAG.manyPerMinute)).toHaveLength(10);
    expect(flags.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => 0));
    expect(await oneByOne([click(60_000, '203.0.113.9', 'next minute')])).toEqual([0]);
  });

  it('are forgotten ten minutes after the newest', async () => {
    await atOnce([click(0), click(11 * 60_000), click(20 * 60_000)]);
    await forgetPaces(test.db);
    const { rows } = await test.db.query('SELECT count(*)::int AS n FROM click_paces');
    expect(rows).toEqual([{ n: 2 }]);
  });
});

describe('visitorKey', () => {
  const marks = { campaignId: 1, ip: '203.0.113.9', agent: 'A' };

  it('is one per visitor, campaign and window, and tells no address without the secret', () => {
    const key = visitorKey(marks, NOON_MS, DAY_MS, ours);
    expect(key).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(visitorKey(marks, NOON_MS + DAY_MS / 2 - 1, DAY_MS, ours)).toBe(key);
    const others = [
      visitorKey(marks, NOON_MS + DAY_MS / 2, DAY_MS, ours),
      visitorKey({ ...marks, campaignId: 2 }, NOON_MS, DAY_MS, ours),
      visitorKey({ ...marks, ip: '203.0.113.8' }, NOON_MS, DAY_MS, ours),
      visitorKey({ ...marks, agent: 'B' }, NOON_MS, DAY_MS, ours),
      visitorKey(marks, NOON_MS, DAY_MS, theirs),
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
  const keyAt = (atMs: number, ip: string) => visitorKey({ campaignId: 1, ip, agent: 'A' }, atMs, DAY_MS, ours);

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
