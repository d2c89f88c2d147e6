import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningSystem } from './running-system.js';
import { ADMIN_KEY, oneProcess } from './one-process.js';
import { callApi, click, clickIdIn, postback, verdictOf, type CampaignAnswer } from './visitor.js';

/** What clicks and conversions cost, from the setting to the report. */

let running: Awaited<ReturnType<typeof oneProcess>>;
let system: RunningSystem;
beforeAll(async () => {
  running = await oneProcess();
  const { url } = running;
  system = { apiUrl: url, trackerUrl: url, apiKey: ADMIN_KEY, restart: () => Promise.resolve(), stop: running.stop };
  await callApi(system, 'PUT', '/rates/EUR', { body: { rate: '1.1' } });
}, 120_000);
afterAll(() => running.stop(), 30_000);

type Row = Record<string, unknown> & { cost: string; clicks: number };
interface Report {
  readonly rows: readonly Row[];
  readonly totals: Row;
}

const dayAt = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);

async function make(cost: object | undefined): Promise<CampaignAnswer> {
  const offers = [{ url: 'http://advertiser.example/?your_parameter={click_id}', payout: '10.00', currency: 'USD' }];
  const campaign = await callApi<CampaignAnswer>(system, 'POST', '/campaigns', { status: 201, body: { name: 'C', offers, cost } });
  const served = async () => (await fetch(campaign.tracking_url, { method: 'HEAD', redirect: 'manual' })).status;
  await expect.poll(served, { timeout: 30_000, interval: 50 }).toBe(302);
  return campaign;
}

async function report(campaign: CampaignAnswer, groupBy: string, tz = 'UTC'): Promise<Report> {
  const query = new URLSearchParams({
    from: dayAt(-2),
    to: dayAt(3),
    tz,
    group_by: groupBy,
    metrics: 'clicks,conversions,revenue,cost,profit',
    'filter[campaign]': campaign.id,
  });
  return callApi<Report>(system, 'GET', `/reports?${query.toString()}`);
}

async function reportWith(campaign: CampaignAnswer, done: (report: Report) => boolean): Promise<Report> {
  let last: Report | undefined;
  const arrived = async () => done((last = await report(campaign, 'campaign')));
  await expect.poll(arrived, { timeout: 60_000, interval: 100 }).toBe(true);
  if (!last) throw new Error('no report');
  return last;
}

describe('what a report says of each way to pay', () => {
  it.each([
    ['nothing', undefined, '0.00', '20.00'],
    ['per click', { model: 'cpc', amount: '0.02' }, '0.08', '19.92'],
    ['per thousand clicks', { model: 'cpm', amount: '1.50' }, '0.006', '19.994'],
    ['per click in another currency', { model: 'cpc', amount: '0.02', currency: 'EUR' }, '0.088', '19.912'],
    ['per conversion', { model: 'cpa', amount: '1.25' }, '2.50', '17.50'],
    ['per conversion in another currency', { model: 'cpa', amount: '1.25', currency: 'EUR' }, '2.75', '17.25'],
    ['a share of the revenue: 12.5 is 12.5 %', { model: 'revshare', amount: '12.5' }, '2.50', '17.50'],
  ])('%s', async (_, cost, expected, profit) => {
    const campaign = await make(cost);
    const ids: string[] = [];
    for (let n = 0; n < 4; n++) ids.push(clickIdIn(await click(campaign)));
    const [first = '', second = '', third = ''] = ids;
    await postback(campaign.postback_url, { click_id: first, payout: '12' });
    await postback(campaign.postback_url, { click_id: second, payout: '8' });
    // A rejected conversion costs nothing, nor does one that is rejected afterwards.
    await postback(campaign.postback_url, { click_id: third, payout: '50', status: 'rejected' });
    const { totals } = await reportWith(campaign, (found) => found.totals.clicks === 4 && found.totals['conversions'] === 2);
    expect([totals['revenue'], totals.cost, totals['profit']]).toEqual(['20.00', expected, profit]);
  });

  it('a conversion that is rejected afterwards takes its cost back', async () => {
    const campaign = await make({ model: 'revshare', amount: '50' });
    const id = clickIdIn(await click(campaign));
    const { conversion_id: made } = await verdictOf(system, await postback(campaign.postback_url, { click_id: id, payout: '9' }));
    await reportWith(campaign, ({ totals }) => totals.cost === '4.50');
    await callApi(system, 'PATCH', `/conversions/${made ?? ''}`, { body: { status: 'rejected' } });
    const { totals } = await reportWith(campaign, (found) => found.totals.cost !== '4.50');
    expect([totals.cost, totals['revenue']]).toEqual(['0.00', '0.00']);
  });

  it('the cost in the tracking URL wins, when it is an amount one can believe', async () => {
    const campaign = await make({ model: 'cpc', amount: '0.02' });
    const queries = [
      'cost=0.5&currency=EUR', // 0.55
      'cost=0.03', // in the campaign's currency
      'cost={cost}', // not replaced: the campaign's 0.02, like all below
      'cost=%7Bcost%7D&currency=EUR',
      'cost=[CPC]',
      'cost=5000', // beyond belief
      'cost=-1',
      'cost=',
      'cost=0,5',
    ];
    for (const query of queries) await click(campaign, `?${query}`);
    const { totals } = await reportWith(campaign, (found) => found.totals.clicks === queries.length);
    expect(totals.cost).toBe('0.72');
  });
});

describe('a cost corrected afterwards', () => {
  /** Every mark is made old, so that the worker folds it at its next look. */
  async function fold(): Promise<void> {
    const { db } = running.database;
    const left = async () => {
      await db.query(`UPDATE batches SET at = at - interval '1 minute'`);
      return (await db.query<{ n: number }>(`SELECT count(*)::int AS n FROM batches`)).rows[0]?.n;
    };
    await expect.poll(left, { timeout: 60_000, interval: 200 }).toBe(0);
  }

  const VIEWS = ['campaign', 'supply_id', 'day', 'supply_id,day', 'country', 'creative'];
  // Kathmandu's days begin at a quarter past an hour: they cannot be read from totals of whole hours.
  const everyView = async (campaign: CampaignAnswer) =>
    Promise.all(
      VIEWS.flatMap((view) => ['UTC', 'Asia/Kathmandu'].map(async (tz) => ({ view, tz, ...plain(await report(campaign, view, tz)) }))),
    );
  const plain = ({ rows, totals }: Report) => ({
    rows: rows.map((row) => JSON.stringify(row)).sort(),
    totals,
  });
  const costBySupply = async (campaign: CampaignAnswer) =>
    Object.fromEntries((await report(campaign, 'supply_id')).rows.map((row) => [row['supply_id'], row.cost]));

  it('is the same in every view, before and after the totals are folded, and gone when it is undone', async () => {
    const campaign = await make({ model: 'cpc', amount: '0.02' });
    for (const supply of ['s1', 's1', 's1', 's2', 's2']) await click(campaign, `?supply_id=${supply}&creative_id=c${supply}`);
    await reportWith(campaign, ({ totals }) => totals.clicks === 5);
    await fold();
    const asBought = await everyView(campaign);
    expect(await costBySupply(campaign)).toEqual({ s1: '0.06', s2: '0.04' });

    const body = {
      key: 'really',
      campaign_id: campaign.id,
      from: dayAt(-1),
      to: dayAt(2),
      amount: '1.00',
      currency: 'USD',
      filter: { supply_id: 's1' },
    };
    const made = await callApi<{ id: string; clicks: number }>(system, 'POST', '/costs', { status: 201, body });
    expect(made.clicks).toBe(3);
    expect(await costBySupply(campaign)).toEqual({ s1: '1.00', s2: '0.04' });
    const whole = { ...body, key: 'all of it', amount: '7.000001', currency: 'EUR', filter: undefined };
    const second = await callApi<{ id: string }>(system, 'POST', '/costs', { status: 201, body: whole });
    const unfolded = await everyView(campaign);
    expect(unfolded[0]?.totals).toMatchObject({ clicks: 5, cost: '7.700001', profit: '-7.700001' });
    await fold();
    expect(await everyView(campaign)).toEqual(unfolded);
    const { rows } = await running.database.db.query(
      `SELECT (SELECT sum(cost)::text FROM clicks WHERE campaign_id = $1) AS clicks, (SELECT sum(cost)::text FROM conversion_facts WHERE campaign_id = $1) AS corrected`,
      [campaign.id],
    );
    expect(rows).toEqual([{ clicks: '100000', corrected: '7600001' }]);

    await callApi(system, 'POST', `/costs/${made.id}/undo`, { status: 409 });
    await callApi(system, 'POST', `/costs/${second.id}/undo`);
    expect(await costBySupply(campaign)).toEqual({ s1: '1.00', s2: '0.04' });
    await callApi(system, 'POST', `/costs/${made.id}/undo`);
    expect(await everyView(campaign)).toEqual(asBought);
    await fold();
    expect(await everyView(campaign)).toEqual(asBought);
  });
});
