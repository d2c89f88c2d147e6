import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { firstUuidAt } from '#kernel';
import { testDatabase, type TestDatabase } from '#testing';
import { aNewClick, aUuid, NOON_MS } from '../testing/factories.js';
import { ClickStore } from '../store/click.store.js';
import { ClickOutStore, writeClickOuts } from './click-outs.store.js';
import { CLICK_FLAG } from '../store/stored-click.js';

let test: TestDatabase;
let outs: ClickOutStore;
beforeAll(async () => {
  test = await testDatabase();
  outs = new ClickOutStore(test.db);
});
afterAll(() => test.close());
beforeEach(() => test.db.query('TRUNCATE clicks, click_details, click_outs, batches, conversion_facts'));

const write = (...given: { out: string; at: number; offer: number }[]) => test.db.transaction((tx) => writeClickOuts(tx, given));
const store = (id: string, given = {}) =>
  test.db.transaction((tx) =>
    new ClickStore().writeBatch(tx, [aNewClick(id, { offerId: 1, landingPageId: 5, supplyId: 7, modelId: 9, ...given })]),
  );
const facts = async () =>
  (
    await test.db.query(
      `SELECT f.click_id, f.offer_id, f.landing_page_id, f.supply_id, f.model_id, f.lander_clicks, f.click_at, f.at, b.n
       FROM conversion_facts f JOIN batches b ON b.id = f.batch ORDER BY f.click_id`,
    )
  ).rows;

describe('click-outs', () => {
  it('count once per click, at the click’s time, with its dimensions and the offer that was reached first', async () => {
    const id = aUuid();
    await store(id);
    const [first, second] = [
      { out: id, at: NOON_MS + 4_000, offer: 2 },
      { out: id, at: NOON_MS + 9_000, offer: 1 },
    ];
    await write(second, first);
    await write(first);
    expect(await outs.count()).toBe(2);
    expect(await outs.count()).toBe(0);
    const fact = {
      click_id: id,
      offer_id: 2,
      landing_page_id: 5,
      supply_id: 7,
      model_id: 9,
      lander_clicks: 1,
      click_at: new Date(NOON_MS),
      at: new Date(NOON_MS + 4_000),
      n: 1,
    };
    expect(await facts()).toEqual([fact]);
    await write({ out: id, at: NOON_MS + 20_000, offer: 1 });
    expect(await outs.count()).toBe(1);
    expect(await facts()).toEqual([fact]);
    expect((await outs.list(id)).map(({ offer_id }) => offer_id)).toEqual(['2', '1', '1']);
  });

  it('wait for a click that is not stored yet', async () => {
    const id = aUuid();
    await write({ out: id, at: NOON_MS, offer: 1 });
    expect([await outs.count(), await facts()]).toEqual([0, []]);
    await store(id);
    expect(await outs.count()).toBe(1);
    expect(await facts()).toHaveLength(1);
  });

  it('of bots are not counted', async () => {
    const id = aUuid();
    await store(id, { flags: CLICK_FLAG.bot });
    await write({ out: id, at: NOON_MS, offer: 1 });
    expect([await outs.count(), await outs.count(), await facts()]).toEqual([1, 0, []]);
  });

  it('are counted once by counters side by side', async () => {
    const ids = Array.from({ length: 50 }, () => aUuid());
    for (const id of ids) await store(id);
    await write(...ids.map((out) => ({ out, at: NOON_MS, offer: 1 })));
    await Promise.all(Array.from({ length: 4 }, () => new ClickOutStore(test.db).count()));
    expect(await outs.count()).toBe(0);
    expect(await facts()).toHaveLength(50);
  });

  it('decide the offer a conversion of the click is for: the one reached last', async () => {
    const [landed, straight] = [aUuid(), aUuid()];
    await store(landed);
    await store(straight, { landingPageId: 0 });
    await write({ out: landed, at: NOON_MS, offer: 2 }, { out: landed, at: NOON_MS + 1, offer: 3 });
    const found = await new ClickStore().findByIds(test.db, [landed, straight]);
    expect([found.get(landed)?.offerId, found.get(straight)?.offerId]).toEqual([3, 1]);
  });

  it('are forgotten with their clicks', async () => {
    const [old, young] = [aUuid(NOON_MS - 10_000), aUuid(NOON_MS)];
    await write({ out: old, at: NOON_MS, offer: 1 }, { out: young, at: NOON_MS, offer: 1 });
    await outs.forget(firstUuidAt(NOON_MS));
    expect([await outs.list(old), (await outs.list(young)).length]).toEqual([[], 1]);
  });
});
