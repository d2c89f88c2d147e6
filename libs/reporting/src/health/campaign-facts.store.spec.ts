import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '#testing';
import { writeCampaign } from '../query/testing/raw-rows.factory.js';
import { FoldStore } from '../totals/fold.store.js';
import { CampaignFactsStore } from './campaign-facts.store.js';
import type { CampaignFacts, Delay } from './campaign-facts.js';
import { judgeHealth } from './judge-health.js';
import { aSteadyMonth, simulate } from './testing/simulated-campaign.factory.js';
import { writeSimulation } from './testing/simulated-rows.factory.js';

const STOP_HOUR = 17 * 24;
const FILES = new Map<number, { conversions: number; refused: Record<string, number> }>([
  [10 * 24, { conversions: 120, refused: { duplicate: 150, unknown_click: 20 } }],
  [STOP_HOUR + 30, { conversions: 60, refused: { duplicate: 40 } }],
]);
/** Three weeks with two imported files; postbacks stop shortly before the second. */
const lived = simulate(
  aSteadyMonth({
    days: 20,
    clicksPerHour: () => 15,
    conversionRate: () => 0.06,
    verdict: (random, hour) =>
      hour >= STOP_HOUR ? undefined : random() < 0.1 ? 'duplicate' : random() < 0.1 ? 'invalid_payout' : 'accepted',
    file: (hour) => FILES.get(hour),
    seed: 12,
  }),
);

/** When it is looked at, in hours since the start. */
const MOMENTS = [
  ['in the middle of the days before', 9 * 24 + 15],
  ['right after a file was imported', 10 * 24 + 1],
  ['a week later', 17 * 24],
  ['right after a file was imported when postbacks had stopped', STOP_HOUR + 31],
  ['two days after they stopped', STOP_HOUR + 48],
] as const;

describe('the facts of a campaign, from the tables', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await testDatabase();
    await writeCampaign(test.db, 1);
  });
  afterAll(() => test.close());

  it('are those counted by hand, and nothing that came by file passes for a postback', async () => {
    let seen: CampaignFacts | undefined;
    for (const [at, [when, to]] of MOMENTS.entries()) {
      await writeSimulation(test.db, 1, lived, { from: MOMENTS[at - 1]?.[1] ?? 0, to });
      await new FoldStore(test.db).foldOldest(1_000_000);
      const expected = lived.factsAt(to);
      // Totals are told by quarters of an hour: the last millisecond of the hour shows whole ones.
      const [found] = await new CampaignFactsStore(test.db).factsOf([1], undefined, expected.nowMs - 1);
      seen = found?.facts;
      if (!seen) throw new Error(`Nothing was found ${when}`);
      expect({ when, ...exact(seen) }).toEqual({ when, ...exact(expected) });
      for (const name of ['usualDelay', 'todayDelay'] as const) expectClose(seen[name], expected[name]);
      expect({ when, words: wordsOf(seen) }).toEqual({ when, words: wordsOf(expected) });
    }
    expect(wordsOf(seen)).toEqual(['broken', 'postbacks_stopped']);
    expect(seen?.lastPostbackMs).toBeLessThan(lived.startMs + STOP_HOUR * 3_600_000);
    expect(seen?.hitsToday).toEqual({ accepted: 0, rejected: {} });
    expect(seen?.hours.reduce((sum, { byFile }) => sum + byFile, 0)).toBeGreaterThan(60);
  });
});

function wordsOf(facts: CampaignFacts | undefined): string[] {
  if (!facts) return [];
  const { state, reasons } = judgeHealth(facts);
  return [state, ...reasons.map(({ code }) => code)];
}

/** What both count alike; spread of pauses and delays is told by other formulas. */
function exact(facts: CampaignFacts) {
  const { nowMs: _now, usualDelay, todayDelay, gaps, lastPostbackMs, lastConversionMs, ...rest } = facts;
  const without0 = (counts: Readonly<Record<string, number>>) => Object.fromEntries(Object.entries(counts).filter(([, n]) => n > 0));
  return {
    ...rest,
    strangersToday: without0(rest.strangersToday),
    strangersBefore: without0(rest.strangersBefore),
    delays: [usualDelay?.conversions, todayDelay?.conversions],
    pauses: gaps?.count,
    last: [lastPostbackMs, lastConversionMs].map((ms) => ms && Math.floor(ms)),
  };
}

function expectClose(found: Delay | undefined, expected: Delay | undefined): void {
  for (const name of ['medianS', 'p90S'] as const) {
    if (!found || !expected) expect(found).toEqual(expected);
    else expect(Math.abs(found[name] / expected[name] - 1)).toBeLessThan(0.25);
  }
}
