import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AuditLog, type Access } from '#access';
import { CampaignDirectory } from '#campaigns';
import { DomainError } from '#kernel';
import { testDatabase, testSettings, type TestDatabase } from '#testing';
import { ClickStore } from '../store/click.store.js';
import { Dictionary } from '../store/dictionary.store.js';
import { aNewClick, aUuid } from '../testing/factories.js';
import { seedCampaign } from '../testing/seed-campaign.js';
import { CostCorrections } from './cost-corrections.js';
import { CostHistory } from './cost-history.js';
import { costCorrection, costQuery } from './cost-shapes.js';
import { CostsStore } from './costs.store.js';

const ADMIN: Access = { role: 'admin', advertiserId: null, actor: 'tester' };
const DAY = Date.parse('2026-11-10T00:00:00Z');

let test: TestDatabase;
let corrections: CostCorrections;
let history: CostHistory;
let supply: number;
beforeAll(async () => {
  test = await testDatabase();
  const settings = testSettings({ DATABASE_URL: test.url }, 'api');
  corrections = new CostCorrections(test.db, new CostsStore(), new CampaignDirectory(settings), new AuditLog(test.db), settings);
  history = new CostHistory(test.db, new AuditLog(test.db), settings);
  supply = (await new Dictionary().idsOf(test.db, [{ dimension: 'supply', value: 's1' }])).get('supply', 's1');
  await test.db.query(`INSERT INTO rates (currency, rate) VALUES ('EUR', 1.1)`);
});
afterAll(() => test.close());

/** A campaign with a click every `everyMs` from DAY on, each of a cost of 10,000 micros. */
async function aCampaignWith(clicks: number, { everyMs = 1_000, supplyId = 0 } = {}): Promise<number> {
  const { id } = await seedCampaign(test.db);
  await addClicks(id, clicks, everyMs, supplyId);
  return id;
}

async function addClicks(id: number, clicks: number, everyMs: number, supplyId: number): Promise<void> {
  const rows = Array.from({ length: clicks }, (_, i) => {
    const atMs = DAY + i * everyMs;
    return aNewClick(aUuid(atMs, id), { campaignId: id, clickedAt: new Date(atMs), supplyId }, {}, 10_000n);
  });
  await test.db.transaction((tx) => new ClickStore().writeBatch(tx, rows));
}

const correct = (campaign: number, given: object = {}) =>
  corrections.apply(
    ADMIN,
    costCorrection.parse({
      key: `k${Math.random()}`,
      campaign_id: campaign,
      from: '2026-11-10',
      to: '2026-11-11',
      amount: '1.00',
      currency: 'USD',
      ...given,
    }),
  );

/** What all clicks of a campaign cost with their corrections, by supply source. */
async function costOf(campaign: number): Promise<Record<string, bigint>> {
  const { rows } = await test.db.query<{ supply_id: number; cost: string }>(
    `SELECT supply_id, sum(cost)::text AS cost FROM (SELECT supply_id, cost FROM clicks WHERE campaign_id = $1
       UNION ALL SELECT supply_id, cost FROM conversion_facts WHERE campaign_id = $1) r GROUP BY 1`,
    [campaign],
  );
  return Object.fromEntries(rows.map((row) => [row.supply_id, BigInt(row.cost)]));
}

async function refusal(promise: Promise<unknown>): Promise<string> {
  const error = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return error instanceof DomainError ? error.code : String(error);
}

describe('a cost said afterwards', () => {
  it.each([
    [7, '1.00', 1_000_000n],
    [3, '0.000001', 1n],
    [1_001, '999999.999999', 999_999_999_999n],
    [13, '0', 0n],
  ])('is spread over %i clicks of %s to the millionth', async (clicks, amount, micros) => {
    const campaign = await aCampaignWith(clicks);
    expect(await correct(campaign, { amount })).toMatchObject({ clicks, repeated: false });
    expect(await costOf(campaign)).toEqual({ 0: micros });
  });

  it('starts from the corrections before it, and leaves the clicks as they were', async () => {
    const campaign = await aCampaignWith(9);
    await correct(campaign, { amount: '5.00' });
    expect(await correct(campaign, { amount: '2.00' })).toMatchObject({ before: '5.00', after: '2.00', base_currency: 'USD' });
    expect(await costOf(campaign)).toEqual({ 0: 2_000_000n });
    expect((await test.db.query(`SELECT DISTINCT cost FROM clicks WHERE campaign_id = $1`, [campaign])).rows).toEqual([{ cost: '10000' }]);
  });

  it('is converted to the base currency and keeps to its filter', async () => {
    const campaign = await aCampaignWith(4);
    await addClicks(campaign, 2, 500, supply);
    await correct(campaign, { amount: '10', currency: 'EUR', filter: { supply_id: 's1' } });
    expect(await costOf(campaign)).toEqual({ 0: 40_000n, [supply]: 11_000_000n });
  });

  it('takes days of the zone, end not included', async () => {
    const campaign = await aCampaignWith(48, { everyMs: 3_600_000 });
    // Tokyo's 11th is 15:00 to 15:00 UTC.
    expect(await correct(campaign, { from: '2026-11-11', to: '2026-11-12', time_zone: 'Asia/Tokyo' })).toMatchObject({ clicks: 24 });
    expect(await correct(campaign, { from: '2026-11-10T08:00', to: '2026-11-10T10:00' })).toMatchObject({ clicks: 2 });
  });

  it('counts once under its key, also when sent twice at the same time, and is audited once', async () => {
    const campaign = await aCampaignWith(5);
    const send = () => correct(campaign, { key: 'november', amount: '3.00' });
    const answers = await Promise.all([send(), send(), send()]);
    expect(answers.map(({ repeated }) => repeated).sort()).toEqual([false, true, true]);
    expect(new Set(answers.map(({ id, after }) => `${id} ${after}`)).size).toBe(1);
    expect(await costOf(campaign)).toEqual({ 0: 3_000_000n });
    const { rows } = await test.db.query(
      `SELECT actor, change->>'after' AS after FROM audit_log WHERE action = 'correct_cost' AND object_id = $1`,
      [String(campaign)],
    );
    expect(rows).toEqual([{ actor: 'tester', after: '3.00' }]);
    expect(await refusal(correct(campaign, { key: 'november', amount: '4.00' }))).toBe('key_reused');
  });

  it('holds when two corrections of a campaign meet', async () => {
    const campaign = await aCampaignWith(50);
    await Promise.all([
      correct(campaign, { amount: '3.00' }),
      correct(campaign, { amount: '3.00' }),
      correct(campaign, { amount: '3.00' }),
    ]);
    expect(await costOf(campaign)).toEqual({ 0: 3_000_000n });
  });

  it('leaves a mark for the fold that counts its rows', async () => {
    const campaign = await aCampaignWith(3);
    await correct(campaign, { amount: '3.00' });
    const { rows } = await test.db.query(
      `SELECT b.n, count(*)::int AS facts FROM conversion_facts f JOIN batches b ON b.id = f.batch WHERE f.campaign_id = $1 GROUP BY 1`,
      [campaign],
    );
    expect(rows).toEqual([{ n: 3, facts: 3 }]);
  });

  it.each([
    ['no click there', { from: '2026-01-01', to: '2026-01-02' }, 'no_clicks'],
    ['a supply source nobody came from', { filter: { supply_id: 'never' } }, 'no_clicks'],
    ['an empty range', { to: '2026-11-10' }, 'invalid_range'],
    ['a range too long', { to: '2027-11-10' }, 'invalid_range'],
    ['a currency without rate', { currency: 'GBP' }, 'unknown_currency'],
    ['a campaign that is not', { campaign_id: 999_999 }, 'campaign_not_found'],
  ])('is refused: %s', async (_, given, code) => {
    const campaign = await aCampaignWith(1);
    expect(await refusal(correct(campaign, given))).toBe(code);
    expect(await costOf(campaign)).toEqual({ 0: 10_000n });
  });

  it('is refused for a day that no calendar has', () => {
    expect(
      costCorrection.safeParse({ key: 'k', campaign_id: 1, from: '2026-02-30', to: '2026-03-01', amount: '1', currency: 'USD' }).success,
    ).toBe(false);
  });
});

describe('spreading', () => {
  it('loses no millionth and gives no click two more than another, for any amount, range and order of corrections', async () => {
    const CLICKS = 60;
    const campaign = await aCampaignWith(CLICKS, { everyMs: 60_000 });
    const minute = (n: number) => new Date(DAY + n * 60_000).toISOString().slice(0, 16);
    let told = Array.from({ length: CLICKS }, () => 10_000n);
    const anAmount = fc.oneof(fc.bigInt(0n, 100n), fc.bigInt(0n, 999_999_999_999n));
    await fc.assert(
      fc.asyncProperty(anAmount, fc.nat(CLICKS - 1), fc.integer({ min: 1, max: CLICKS }), async (amount, from, length) => {
        const to = Math.min(CLICKS, from + length);
        const text = `${amount / 1_000_000n}.${(amount % 1_000_000n).toString().padStart(6, '0')}`;
        await correct(campaign, { from: minute(from), to: minute(to), amount: text });
        const now = await perClick(campaign);
        const chosen = now.slice(from, to);
        expect(chosen.reduce((a, b) => a + b, 0n)).toBe(amount);
        const [least, most] = [chosen.reduce((a, b) => (a < b ? a : b)), chosen.reduce((a, b) => (a > b ? a : b))];
        expect(most - least).toBeLessThanOrEqual(1n);
        // Clicks outside the range cost what they did.
        expect([...now.slice(0, from), ...now.slice(to)]).toEqual([...told.slice(0, from), ...told.slice(to)]);
        told = now;
      }),
      { numRuns: 25 },
    );
  });
});

/** What each click of a campaign costs, in the order of their times. */
async function perClick(campaign: number): Promise<bigint[]> {
  const { rows } = await test.db.query<{ cost: string }>(
    `SELECT (c.cost + coalesce((SELECT sum(f.cost) FROM conversion_facts f WHERE f.click_id = c.id), 0))::text AS cost
     FROM clicks c WHERE c.campaign_id = $1 ORDER BY c.id`,
    [campaign],
  );
  return rows.map(({ cost }) => BigInt(cost));
}

describe('a correction that was made', () => {
  const listed = async (campaign: number, more: object = {}) =>
    history.list(ADMIN, costQuery.parse({ campaign_id: String(campaign), ...more }));

  it('is listed with who, when and what, newest first, and to an advertiser only when it is its own', async () => {
    const campaign = await aCampaignWith(4);
    await correct(campaign, { amount: '1.00' });
    await correct(campaign, { amount: '3', currency: 'EUR', key: `named ${campaign}` });
    const { data } = await listed(campaign);
    expect(data.map(({ key, amount, currency, before, after }) => [key, amount, currency, before, after])).toEqual([
      [`named ${campaign}`, '3.00', 'EUR', '1.00', '3.30'],
      [expect.stringMatching(/^k/), '1.00', 'USD', '0.04', '1.00'],
    ]);
    expect(data[0]).toMatchObject({ from: '2026-11-10', to: '2026-11-11', time_zone: 'UTC', filter: {}, actor: 'tester', undone_at: null });
    const page = await listed(campaign, { limit: 1 });
    expect((await listed(campaign, { limit: 1, cursor: page.next_cursor })).data).toEqual([data[1]]);
    const stranger: Access = { role: 'advertiser', advertiserId: 999_999, actor: 'stranger' };
    expect((await history.list(stranger, costQuery.parse({}))).data).toEqual([]);
  });

  it('is undone to the millionth, once, and audited', async () => {
    const campaign = await aCampaignWith(7);
    const before = await perClick(campaign);
    const { id } = await correct(campaign, { amount: '1.000003' });
    expect(await perClick(campaign)).not.toEqual(before);
    const undone = await history.undo(ADMIN, id);
    expect(undone).toMatchObject({ id, undone_by: 'tester', undone_at: expect.stringMatching(/Z$/) });
    expect(await perClick(campaign)).toEqual(before);
    expect(await history.undo(ADMIN, id)).toEqual(undone);
    expect(await perClick(campaign)).toEqual(before);
    const { rows } = await test.db.query(`SELECT action FROM audit_log WHERE object_id = $1 AND object_type = 'campaign' ORDER BY id`, [
      String(campaign),
    ]);
    expect(rows).toEqual([{ action: 'correct_cost' }, { action: 'undo_cost_correction' }]);
    // The next one starts from the clicks' own costs again.
    expect(await correct(campaign, { amount: '1' })).toMatchObject({ before: '0.07', after: '1.00' });
  });

  it('is not undone while a later one starts from it; newest first it is', async () => {
    const campaign = await aCampaignWith(5);
    const before = await perClick(campaign);
    const first = await correct(campaign, { amount: '1' });
    const second = await correct(campaign, { amount: '2', key: `second ${campaign}` });
    const refused = await history.undo(ADMIN, first.id).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'corrected_again', status: 409, message: expect.stringContaining(`"second ${campaign}"`) });
    await history.undo(ADMIN, second.id);
    await history.undo(ADMIN, first.id);
    expect(await perClick(campaign)).toEqual(before);
  });

  it('is undone once when two ask at the same time', async () => {
    const campaign = await aCampaignWith(5);
    const { id } = await correct(campaign, { amount: '4' });
    await Promise.all([history.undo(ADMIN, id), history.undo(ADMIN, id), history.undo(ADMIN, id)]);
    expect(await costOf(campaign)).toEqual({ 0: 50_000n });
  });

  it('does not come back under its key once it was undone; an unknown one is 404', async () => {
    const campaign = await aCampaignWith(2);
    const { id } = await correct(campaign, { key: `gone ${campaign}` });
    await history.undo(ADMIN, id);
    expect(await refusal(correct(campaign, { key: `gone ${campaign}` }))).toBe('correction_undone');
    expect(await refusal(history.undo(ADMIN, '0191d8ba-0000-7000-8000-000000000000'))).toBe('cost_correction_not_found');
    expect(await refusal(history.undo(ADMIN, 'x'))).toBe('cost_correction_not_found');
  });
});
