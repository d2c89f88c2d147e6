import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Access } from '#access';
import { testDatabase, testSettings, type TestDatabase } from '#testing';
import { ClickStore } from '../store/click.store.js';
import { Dictionary } from '../store/dictionary.store.js';
import { CLICK_FLAG, type StoredClick } from '../store/stored-click.js';
import { aNewClick, aUuid, clickIds } from '../testing/factories.js';
import { seedCampaign } from '../testing/seed-campaign.js';
import { ClickLog } from './click-log.js';
import { ClickLogStore } from './click-log.store.js';
import { clickSearch, type ClickJson } from './click-shapes.js';
import { stretchesOf } from './search-days.js';

const ADMIN: Access = { role: 'admin', advertiserId: null, actor: 'tester' };
const HOUR = 3_600_000;
const END = Date.parse('2026-11-20T12:00:00Z');

let test: TestDatabase;
let log: ClickLog;
let one: Awaited<ReturnType<typeof seedCampaign>>;
let two: Awaited<ReturnType<typeof seedCampaign>>;
beforeAll(async () => {
  test = await testDatabase();
  const settings = testSettings({ DATABASE_URL: test.url }, 'api');
  const dictionary = new Dictionary();
  log = new ClickLog(test.db, new ClickLogStore(), dictionary, clickIds, settings);
  one = await seedCampaign(test.db);
  two = await seedCampaign(test.db, { advertiser: 'B' });
  const ids = await dictionary.idsOf(test.db, [
    { dimension: 'supply', value: 's1' },
    { dimension: 'site', value: 'w1' },
    { dimension: 'creative', value: 'c1' },
    { dimension: 'source', value: 'n1' },
    { dimension: 'country', value: 'ES' },
  ]);
  // Newest first: hours back from END, and what makes each click itself.
  const clicks: [hours: number, campaignId: number, click: Partial<StoredClick>][] = [
    [1, one.id, { supplyId: ids.get('supply', 's1'), flags: CLICK_FLAG.unique }],
    [2, one.id, { siteId: ids.get('site', 'w1'), flags: CLICK_FLAG.bot | CLICK_FLAG.dataCentre }],
    [3, two.id, { creativeId: ids.get('creative', 'c1'), flags: CLICK_FLAG.tooFast }],
    [30, one.id, { sourceId: ids.get('source', 'n1'), flags: CLICK_FLAG.noAgent | CLICK_FLAG.unique }],
    [60, two.id, { country: ids.get('country', 'ES'), flags: CLICK_FLAG.manyPerMinute }],
    [300, one.id, { supplyId: ids.get('supply', 's1'), country: ids.get('country', 'ES'), offerId: 77, landingPageId: 5 }],
  ];
  const rows = clicks.map(([hours, campaignId, click]) => {
    const at = END - hours * HOUR;
    return aNewClick(aUuid(at, campaignId), { campaignId, clickedAt: new Date(at), ...click });
  });
  await test.db.transaction((tx) => new ClickStore().writeBatch(tx, rows));
});
afterAll(() => test.close());

const search = (query: object, access = ADMIN, patienceMs?: number) =>
  log.search(
    clickSearch.parse({ from: new Date(END - 400 * HOUR).toISOString(), to: new Date(END).toISOString(), ...query }),
    access,
    END,
    patienceMs,
  );
const hoursBack = (click: ClickJson) => Math.round((END - Date.parse(click.clicked_at)) / HOUR);

describe('the click log', () => {
  it.each<[object, number[]]>([
    [{}, [1, 2, 3, 30, 60, 300]],
    [{ supply_id: 's1' }, [1, 300]],
    [{ site_id: 'w1' }, [2]],
    [{ creative_id: 'c1' }, [3]],
    [{ source: 'n1' }, [30]],
    [{ country: 'es' }, [60, 300]],
    [{ offer_id: '77' }, [300]],
    [{ landing_page_id: '5' }, [300]],
    [{ supply_id: 's1', country: 'ES' }, [300]],
    [{ supply_id: 'nobody' }, []],
    [{ flag: 'bot' }, [2]],
    [{ flag: 'data_centre' }, [2]],
    [{ flag: 'too_fast' }, [3]],
    [{ flag: 'no_agent' }, [30]],
    [{ flag: 'many_per_minute' }, [60]],
    [{ flag: 'unique' }, [1, 30]],
    [{ flag: 'duplicate' }, [3, 60, 300]],
    [{ not_flag: 'bot' }, [1, 3, 30, 60, 300]],
    [{ flag: 'unique', not_flag: 'no_agent' }, [1]],
    [{ from: new Date(END - 60 * HOUR).toISOString(), to: new Date(END - 2 * HOUR).toISOString() }, [3, 30, 60]],
  ])('finds clicks by %j', async (query, expected) => {
    const { data, next_cursor: next } = await search(query);
    expect(data.map(hoursBack)).toEqual(expected);
    expect(next).toBeNull();
  });

  it('keeps to a campaign, and an advertiser to its own', async () => {
    expect((await search({ campaign_id: String(two.id) })).data.map(hoursBack)).toEqual([3, 60]);
    const advertiser: Access = { role: 'advertiser', advertiserId: two.advertiserId, actor: 'b' };
    expect((await search({}, advertiser)).data.map(hoursBack)).toEqual([3, 60]);
    expect((await search({ campaign_id: String(one.id) }, advertiser)).data).toEqual([]);
  });

  it.each([1, 2, 5])('gives every click once, %i on a page', async (limit) => {
    expect(await everyPage({ limit })).toEqual([1, 2, 3, 30, 60, 300]);
  });

  it('stops when it has looked for long enough, and goes on where it stopped: pages may be short, nothing is missed', async () => {
    const first = await search({ country: 'ES' }, ADMIN, 0);
    expect([first.data, first.next_cursor]).toEqual([[], expect.any(String)]);
    expect(await everyPage({ country: 'ES' }, 0)).toEqual([60, 300]);
    expect(await everyPage({ limit: 2 }, 0)).toEqual([1, 2, 3, 30, 60, 300]);
  });

  it('refuses ranges that are none or too long, flags and cursors it does not know', async () => {
    await expect(search({ from: '2026-11-20', to: '2026-11-20' })).rejects.toMatchObject({ code: 'invalid_range' });
    await expect(search({ from: '2026-01-01', to: '2026-11-20' })).rejects.toMatchObject({ code: 'invalid_range' });
    await expect(search({ cursor: 'rubbish' })).rejects.toMatchObject({ code: 'invalid_cursor' });
    expect(clickSearch.safeParse({ flag: 'tooFast' }).success).toBe(false);
  });

  async function everyPage(query: object, patienceMs?: number): Promise<number[]> {
    const found: number[] = [];
    let cursor: string | null = '';
    for (let pages = 0; cursor !== null && pages < 100; pages++) {
      const page: Awaited<ReturnType<typeof search>> = await search({ ...query, cursor }, ADMIN, patienceMs);
      found.push(...page.data.map(hoursBack));
      cursor = page.next_cursor;
    }
    return found;
  }
});

describe('stretches of a search', () => {
  it('cover the range without gap or overlap, the newest day alone, then ever longer, from day starts', () => {
    const range = { fromMs: Date.parse('2026-10-01T07:30:00Z'), toMs: END };
    const found = [...stretchesOf(range)];
    expect(found[0]).toEqual({ fromMs: Date.parse('2026-11-20T00:00:00Z'), toMs: END });
    expect(found[1]).toEqual({ fromMs: Date.parse('2026-11-18T00:00:00Z'), toMs: Date.parse('2026-11-20T00:00:00Z') });
    expect(found.at(-1)?.fromMs).toBe(range.fromMs);
    found.slice(1).forEach((stretch, i) => expect(stretch.toMs).toBe(found[i]?.fromMs));
    expect(found.length).toBeLessThan(9);
    expect([...stretchesOf({ fromMs: END, toMs: END })]).toEqual([]);
  });
});
