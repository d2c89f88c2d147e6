import { afterEach, describe, expect, it } from 'vitest';
import { ensureDayPartitions } from '#database';
import { aHit } from '../testing/a-hit.js';
import { aProcessingWorld, aWorker, clickIds, storeClicks, type ProcessingWorld } from '../testing/processing-world.js';

let world: ProcessingWorld;
afterEach(() => world.end());

const outcomes = async () => {
  const { rows } = await world.db.query<{ verdict: string; n: string }>(
    `SELECT coalesce(reason, outcome) AS verdict, count(*) AS n FROM postbacks GROUP BY 1`,
  );
  return Object.fromEntries(rows.map(({ verdict, n }) => [verdict, Number(n)]));
};
const totals = async () => {
  const { rows } = await world.db.query(
    `SELECT sum(pending)::int AS pending, sum(approved)::int AS approved, sum(rejected)::int AS rejected, sum(revenue)::bigint::text AS revenue FROM conversion_facts`,
  );
  return rows[0];
};

describe('exactly once', () => {
  it('makes one conversion of 20 identical hits on two workers at once', async () => {
    world = await aProcessingWorld();
    const [click] = await world.clicks(1);
    const second = await aWorker(world.url);
    const hits = Array.from({ length: 20 }, () => aHit(`click_id=${click}&payout=5&txid=t1`));
    await Promise.all(hits.map((hit, i) => (i % 2 ? second : world.worker).processing.processNew([hit])));
    await second.close();
    expect(await outcomes()).toEqual({ accepted: 1, duplicate: 19 });
    expect(await totals()).toEqual({ pending: 0, approved: 1, rejected: 0, revenue: '5000000' });
  });

  it('changes nothing when a batch comes twice, whole, in part or beside itself', async () => {
    world = await aProcessingWorld({ repeat_mode: 'add' });
    const clicks = await world.clicks(3);
    const hits = clicks.map((click) => aHit(`click_id=${click}&payout=2`));
    await world.process(hits);
    await Promise.all([
      world.process([...hits].reverse()),
      world.process(hits.slice(1)),
      world.process([...hits, aHit(`click_id=${clicks[0]}&payout=3`)]),
    ]);
    expect(await outcomes()).toEqual({ accepted: 4 });
    expect(await totals()).toEqual({ pending: 0, approved: 3, rejected: 0, revenue: '9000000' });
    const { rows } = await world.db.query(
      `SELECT (SELECT sum(n)::int FROM batches) AS marked, (SELECT count(*)::int FROM conversion_facts) AS facts`,
    );
    expect(rows[0]?.['marked']).toBe(rows[0]?.['facts']);
  });

  it('keeps a daily cap exact while two workers fill it', async () => {
    world = await aProcessingWorld({ daily_conversion_cap: 7 });
    const clicks = await world.clicks(30);
    const second = await aWorker(world.url);
    await Promise.all(
      clicks.map((click, i) => (i % 2 ? second : world.worker).processing.processNew([aHit(`click_id=${click}&payout=1`)])),
    );
    await second.close();
    expect(await outcomes()).toEqual({ accepted: 7, over_cap: 23 });
  });

  it('lets one of two clicks have a transaction id of offer scope', async () => {
    world = await aProcessingWorld({ dedupe_scope: 'offer' });
    const clicks = await world.clicks(10);
    const second = await aWorker(world.url);
    await Promise.all(
      clicks.map((click, i) => (i % 2 ? second : world.worker).processing.processNew([aHit(`click_id=${click}&payout=1&txid=same`)])),
    );
    await second.close();
    expect(await outcomes()).toEqual({ accepted: 1, duplicate: 9 });
  });

  it('adds up parallel increments without losing one', async () => {
    world = await aProcessingWorld({ repeat_mode: 'add' });
    const [click] = await world.clicks(1);
    const second = await aWorker(world.url);
    await Promise.all(
      Array.from({ length: 12 }, (_, i) => (i % 2 ? second : world.worker).processing.processNew([aHit(`click_id=${click}&payout=1`)])),
    );
    await second.close();
    expect(await totals()).toEqual({ pending: 0, approved: 1, rejected: 0, revenue: '12000000' });
    const { rows } = await world.db.query(`SELECT payout, version, facts FROM conversions`);
    expect(rows).toEqual([{ payout: '12000000', version: 12, facts: 12 }]);
  });
});

describe('a postback that overtakes its click', () => {
  it('waits, and counts once the click is stored', async () => {
    world = await aProcessingWorld();
    const minted = clickIds.mint(1, Date.now());
    await world.process([aHit(`click_id=${minted.text}&payout=4`)]);
    expect(await outcomes()).toEqual({ waiting: 1 });
    expect(await world.worker.processing.settleDue(new Date())).toBe(0);
    await storeClicks(world.db, [minted.uuid], Date.now());
    expect(await world.worker.processing.settleDue(new Date())).toBe(1);
    expect(await outcomes()).toEqual({ accepted: 1 });
    expect(await totals()).toMatchObject({ revenue: '4000000' });
    const { rows } = await world.db.query(`SELECT supply_id FROM conversion_facts`);
    expect(rows).toEqual([{ supply_id: 7 }]);
  });

  it('counts on the campaign in the id when the click never comes', async () => {
    world = await aProcessingWorld();
    const minted = clickIds.mint(1, Date.now() - 9 * 60_000);
    await world.process([aHit(`click_id=${minted.text}&payout=4`)]);
    expect(await outcomes()).toEqual({ waiting: 1 });
    const late = clickIds.mint(1, Date.now() - 11 * 60_000);
    await world.process([aHit(`click_id=${late.text}&payout=4`)]);
    const { rows } = await world.db.query(`SELECT outcome, warnings, campaign_id FROM postbacks WHERE outcome = 'accepted'`);
    expect(rows).toEqual([{ outcome: 'accepted', warnings: ['click_row_missing'], campaign_id: 1 }]);
  });

  it('waits longer while the click queue still holds older clicks, and while nobody can tell', async () => {
    world = await aProcessingWorld();
    const MINUTE_MS = 60_000;
    const clickedAtMs = Date.now() - 20 * MINUTE_MS;
    const behind = await aWorker(world.url, { oldestAt: new Date(clickedAtMs - MINUTE_MS) });
    const blind = await aWorker(world.url, 'unseen');
    await behind.processing.processNew([aHit(`click_id=${clickIds.mint(1, clickedAtMs).text}&payout=4`)]);
    await blind.processing.processNew([aHit(`click_id=${clickIds.mint(1, clickedAtMs).text}&payout=4`)]);
    await blind.processing.processNew([aHit(`click_id=${clickIds.mint(1, Date.now() - 25 * 60 * MINUTE_MS).text}&payout=4`)]);
    expect(await outcomes()).toEqual({ waiting: 2, accepted: 1 });
    // Due again after a few seconds; a look that finds nothing new puts them off, so that they do not block the others.
    const later = new Date(Date.now() + 6_000);
    expect(await behind.processing.settleDue(later)).toBe(2);
    expect(await outcomes()).toEqual({ waiting: 2, accepted: 1 });
    await Promise.all([behind.close(), blind.close()]);
    await world.db.query(`UPDATE postbacks SET waiting_until = now() WHERE outcome = 'waiting'`);
    expect(await world.worker.processing.settleDue(new Date())).toBe(2);
    expect(await outcomes()).toEqual({ accepted: 3 });
  });

  it('settles the waiting element of a JSON array beside its decided ones', async () => {
    world = await aProcessingWorld();
    const [click] = await world.clicks(1);
    const minted = clickIds.mint(1, Date.now());
    const body = Buffer.from(JSON.stringify([{ click_id: click, payout: 1 }, { click_id: minted.text, payout: 2 }, { payout: 3 }]));
    await world.process([aHit('', { method: 'POST', url: '/postback', body: body.toString('base64'), size: body.length })]);
    const rows = async () =>
      (await world.db.query(`SELECT element, coalesce(reason, outcome) AS verdict FROM postbacks ORDER BY element`)).rows;
    expect(await rows()).toEqual([
      { element: 0, verdict: 'waiting' },
      { element: 1, verdict: 'accepted' },
      { element: 2, verdict: 'waiting' },
      { element: 3, verdict: 'missing_click_id' },
    ]);
    await storeClicks(world.db, [minted.uuid], Date.now());
    await Promise.all([world.worker.processing.settleDue(new Date()), world.worker.processing.settleDue(new Date())]);
    expect(await rows()).toEqual([
      { element: 0, verdict: 'accepted' },
      { element: 1, verdict: 'accepted' },
      { element: 2, verdict: 'accepted' },
      { element: 3, verdict: 'missing_click_id' },
    ]);
    expect(await totals()).toEqual({ pending: 0, approved: 2, rejected: 0, revenue: '3000000' });
  });

  it('calls a genuine click expired once retention has dropped its day', async () => {
    world = await aProcessingWorld();
    const DAY_MS = 86_400_000;
    await ensureDayPartitions(world.db, new Date(Date.now() - 2 * DAY_MS), new Date());
    const old = clickIds.mint(1, Date.now() - 4 * DAY_MS);
    await world.process([aHit(`click_id=${old.text}&payout=4`)]);
    expect(await outcomes()).toEqual({ click_expired_from_storage: 1 });
  });
});

describe('odd texts', () => {
  it('that PostgreSQL would refuse are stored in a form it takes', async () => {
    world = await aProcessingWorld();
    const [click] = await world.clicks(1);
    const body = Buffer.from('{"click_id":"' + click + '","payout":5,"txid":"n\\u0000l","note":"\\ud800"}');
    await world.process([
      aHit('', { method: 'POST', url: '/postback', body: body.toString('base64'), size: body.length }),
      aHit('click_id=%00&payout=5&x=%ed%a0%80'),
      aHit(`click_id=${'a'.repeat(300)}`),
    ]);
    expect(await outcomes()).toEqual({ accepted: 1, unknown_click: 1, malformed_click_id: 1 });
  });
});
