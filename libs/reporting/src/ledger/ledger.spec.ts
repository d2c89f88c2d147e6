import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CLICK_FLAG } from '#clicks';
import { firstUuidAt } from '#kernel';
import { testDatabase, type TestDatabase } from '#testing';
import { FoldStore } from '../totals/fold.store.js';
import { balanceDay, sumDays, type DayCounts } from './ledger.js';
import { LedgerStore } from './ledger.store.js';
import { aClick, writeRows } from '../query/testing/raw-rows.factory.js';

const DAY = '2026-11-10';
const counts = (given: Partial<DayCounts>): DayCounts => ({
  day: DAY,
  edge: {},
  accepted: 0,
  rejected: 0,
  waiting: 0,
  clicks: 0,
  recentPostbacks: 0,
  recentClicks: 0,
  ...given,
});

describe('the ledger of a day', () => {
  it('calls what has no row yet pending while the day is open and the queues cannot be read', () => {
    const { postbacks, clicks } = balanceDay(
      counts({ edge: { postbacks_received: 10, clicks_issued: 9, clicks_lost: 1 }, accepted: 5, rejected: 2, waiting: 1, clicks: 6 }),
      true,
    );
    expect(postbacks).toEqual({
      received: 10,
      refused: 0,
      accepted: 5,
      rejected: 2,
      waiting: 1,
      pending: 2,
      difference: 0,
      balanced: true,
      pending_measured: false,
    });
    expect(clicks).toEqual({
      issued: 9,
      stored: 6,
      pending: 2,
      lost: 1,
      unknown: 0,
      unrouted: 0,
      difference: 0,
      balanced: true,
      pending_measured: false,
    });
  });

  it('says how many are missing once the day is closed', () => {
    const { postbacks, clicks } = balanceDay(
      counts({ edge: { postbacks_received: 10, clicks_issued: 9, clicks_lost: 1 }, accepted: 7, clicks: 6 }),
      false,
    );
    expect([postbacks.pending, postbacks.difference, postbacks.balanced]).toEqual([0, 3, false]);
    expect([clicks.pending, clicks.difference, clicks.balanced]).toEqual([0, 2, false]);
  });

  it('says how many rows appeared from nowhere', () => {
    const { postbacks, clicks } = balanceDay(counts({ edge: { postbacks_received: 3, clicks_issued: 1 }, accepted: 5, clicks: 2 }), true);
    expect([postbacks.difference, postbacks.balanced, clicks.difference, clicks.balanced]).toEqual([-2, false, -1, false]);
  });

  it('knows that refused hits, given-up clicks and the last second may have been stored all the same', () => {
    const { postbacks } = balanceDay(
      counts({ edge: { postbacks_received: 3, postbacks_refused: 1 }, accepted: 5, recentPostbacks: 1 }),
      true,
    );
    expect([postbacks.difference, postbacks.balanced]).toEqual([0, true]);
    const { clicks } = balanceDay(counts({ edge: { clicks_issued: 5, clicks_lost: 2 }, clicks: 4 }), false);
    expect([clicks.lost, clicks.difference, clicks.balanced]).toEqual([1, 0, true]);
  });

  it('finds a loss on an open day when the queues are read', () => {
    const day = {
      edge: { postbacks_received: 10, clicks_issued: 9, clicks_lost: 1 },
      accepted: 5,
      clicks: 5,
      pendingPostbacks: 3,
      pendingClicks: 2,
    };
    const { postbacks, clicks } = balanceDay(counts(day), true);
    expect(postbacks).toMatchObject({ pending: 3, difference: 2, balanced: false, pending_measured: true });
    expect(clicks).toMatchObject({ pending: 2, lost: 1, difference: 1, balanced: false });
  });

  it('calls a backlog of yesterday pending, not missing', () => {
    const { postbacks } = balanceDay(counts({ edge: { postbacks_received: 10 }, accepted: 7, pendingPostbacks: 3 }), false);
    expect(postbacks).toMatchObject({ pending: 3, difference: 0, balanced: true });
  });

  it('does not take for a surplus what came after the last count of the edge', () => {
    const { postbacks } = balanceDay(counts({ edge: { postbacks_received: 2 }, accepted: 2, pendingPostbacks: 3 }), true);
    expect([postbacks.difference, postbacks.balanced]).toEqual([0, true]);
  });

  it('does not let one day make good another', () => {
    const days = [balanceDay(counts({ edge: { postbacks_received: 1 } }), false), balanceDay(counts({ accepted: 1 }), false)];
    expect(sumDays(days)).toMatchObject({ postbacks: { difference: 0, balanced: false }, balanced: false });
  });
});

describe('counting for the ledger', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await testDatabase();
  });
  afterAll(() => test.close());

  it('finds the edge, hits (not their elements) and clicks of each day, folded or not, without imports', async () => {
    const { db } = test;
    await db.query(
      `INSERT INTO edge_counters (run_id, day, name, campaign_id, n) VALUES
        (gen_random_uuid(), $1, 'postbacks_received', 0, 3), (gen_random_uuid(), $1, 'postbacks_received', 0, 2),
        (gen_random_uuid(), $1, 'clicks_issued', 1, 4), (gen_random_uuid(), $1, 'clicks_issued', 2, 1), (gen_random_uuid(), '2026-11-11', 'clicks_unknown', 0, 7)`,
      [DAY],
    );
    const at = (minute: number) => Date.parse(`${DAY}T23:00:00Z`) + minute * 60_000;
    const hits = [
      [0, 0, 'accepted'],
      [0, 1, 'accepted'],
      [0, 2, 'rejected'],
      [1, 0, 'rejected'],
      [2, 0, 'waiting'],
      [59, 0, 'accepted'],
      [60, 0, 'accepted'],
    ] as const;
    for (const [minute, element, outcome] of hits) {
      await db.query('INSERT INTO postbacks (id, element, received_at, outcome) VALUES ($1, $2, $3, $4)', [
        firstUuidAt(at(minute)),
        element,
        new Date(at(minute)),
        outcome,
      ]);
    }
    await writeRows(db, {
      clicks: [
        aClick(),
        aClick({ flags: CLICK_FLAG.bot }),
        aClick({ flags: CLICK_FLAG.imported }),
        aClick({ flags: CLICK_FLAG.imported | CLICK_FLAG.bot }),
      ],
    });
    await new FoldStore(db).foldOldest(1_000);
    await writeRows(db, {
      clicks: [aClick({ campaign: 2 }), aClick({ flags: CLICK_FLAG.imported }), aClick({ at: '2026-11-11T00:00:00Z' })],
    });
    const store = new LedgerStore(db);
    const [fromMs, toMs] = [Date.parse(DAY), Date.parse('2026-11-12')];
    const known = await db.query<{ id: string }>('SELECT id FROM postbacks LIMIT 1');
    // Two hits lie in the queue, one of them twice; another has its row by now. Clicks: the queue did not answer.
    const waiting = [firstUuidAt(at(10)), firstUuidAt(at(10)), firstUuidAt(at(61)), known.rows[0]?.id ?? '', 'no id'];
    const edge = await store.countEdge(fromMs, toMs);
    const [first, second] = await store.countDays({ fromMs, toMs, nowMs: at(59) }, edge, { postbacks: waiting, clicks: undefined });
    expect(first).toEqual({
      day: DAY,
      edge: { postbacks_received: 5, clicks_issued: 5 },
      accepted: 2,
      rejected: 1,
      waiting: 1,
      clicks: 3,
      recentPostbacks: 1,
      recentClicks: 0,
      pendingPostbacks: 1,
      pendingClicks: undefined,
    });
    expect(second).toMatchObject({
      day: '2026-11-11',
      edge: { clicks_unknown: 7 },
      accepted: 1,
      clicks: 1,
      recentPostbacks: 1,
      recentClicks: 1,
      pendingPostbacks: 1,
    });
  });
});
