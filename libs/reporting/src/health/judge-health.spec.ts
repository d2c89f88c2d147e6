import { describe, expect, it } from 'vitest';
import { HOURS, type CampaignFacts } from './campaign-facts.js';
import { judgeHealth } from './judge-health.js';
import { aSteadyMonth, simulate, type Simulation } from './testing/simulated-campaign.factory.js';
import { durationWords, percentWords } from './words.js';
import { wilson } from './wilson.js';

const TROUBLE_HOUR = 20 * 24;

/** Hours after the trouble until it is named (by code), judged every hour; and whatever was named before it. */
function lookOn(
  given: Partial<Simulation>,
  code: string,
): { before: string[]; hoursUntilNamed: number | undefined; state: string | undefined; text: string } {
  const { factsAt } = simulate(aSteadyMonth(given));
  const before = new Set<string>();
  for (let hour = 2; hour <= 30 * 24; hour++) {
    const { reasons, state } = judgeHealth(factsAt(hour));
    if (hour <= TROUBLE_HOUR) for (const reason of reasons) if (reason.level !== 'note') before.add(`${reason.code} at ${hour}`);
    const named = reasons.find((reason) => reason.code === code);
    if (hour > TROUBLE_HOUR && named) return { before: [...before], hoursUntilNamed: hour - TROUBLE_HOUR, state, text: named.text };
  }
  return { before: [...before], hoursUntilNamed: undefined, state: undefined, text: '' };
}

/** A week's missed conversions once a week, with what came twice and what nobody knows. */
const weeklyFile: Simulation['file'] = (hour) =>
  hour % 168 === 100 ? { conversions: 400, refused: { duplicate: 500, unknown_click: 30 } } : undefined;

const from = <T>(hour: number, bad: T, good: T): T => (hour >= TROUBLE_HOUR ? bad : good);

describe('the health of a campaign', () => {
  it.each([
    ['busy', {}],
    ['another seed', { seed: 77 }],
    ['small', { clicksPerHour: () => 4 }],
    ['tiny', { clicksPerHour: () => 1.5, seed: 5 }],
    ['large', { clicksPerHour: (hour: number) => 300 * (1 + 0.9 * Math.sin(((hour % 24) / 24) * 2 * Math.PI)), seed: 9 }],
    ['slow to convert', { delayS: (random: () => number) => 86_400 * (0.3 + random()), seed: 3 }],
    [
      'with many duplicates and rejections',
      { verdict: (random: () => number) => (random() < 0.3 ? 'duplicate' : random() < 0.2 ? 'over_cap' : 'accepted'), seed: 4 },
    ],
    ['with files imported every week', { file: weeklyFile, seed: 8 }],
    ['small, with files imported every week', { clicksPerHour: () => 4, file: weeklyFile, seed: 2 }],
    ['known by files alone', { verdict: () => undefined, file: (hour) => (hour === 20 ? { conversions: 300, refused: {} } : undefined) }],
    ['paused at times', { clicksPerHour: (hour: number) => (Math.floor(hour / 24) % 7 > 4 ? 0 : 50), seed: 6 }],
  ] satisfies [string, Partial<Simulation>][])('raises no alarm in a steady month: %s', (_name, given) => {
    const { factsAt } = simulate(aSteadyMonth(given));
    const alarms = new Set<string>();
    for (let hour = 2; hour <= 30 * 24; hour++) {
      for (const { code, level } of judgeHealth(factsAt(hour)).reasons) if (level !== 'note') alarms.add(`${code} at ${hour}`);
    }
    expect([...alarms]).toEqual([]);
  });

  it('calls a campaign broken whose postbacks stopped', () => {
    const seen = lookOn({ verdict: (_random, hour) => from(hour, undefined, 'accepted') }, 'postbacks_stopped');
    expect(seen).toMatchObject({ before: [], state: 'broken' });
    expect(seen.hoursUntilNamed).toBeLessThanOrEqual(24);
    expect(seen.text).toMatch(/^No conversion for .* No postback arrives at all\.$/);
  });

  it('is not misled by a file that is imported after they stopped', () => {
    const given: Partial<Simulation> = {
      verdict: (_random, hour) => from(hour, undefined, 'accepted'),
      file: (hour) => (hour === TROUBLE_HOUR + 2 || hour === 300 ? { conversions: 300, refused: { duplicate: 50 } } : undefined),
    };
    const seen = lookOn(given, 'postbacks_stopped');
    expect(seen).toMatchObject({ before: [], state: 'broken' });
    expect(seen.hoursUntilNamed).toBeLessThanOrEqual(24);
    const { startMs, factsAt } = simulate(aSteadyMonth(given));
    const { lastPostbackMs, lastConversionMs, usualDelay } = factsAt(TROUBLE_HOUR + 48);
    for (const ms of [lastPostbackMs, lastConversionMs]) expect(ms).toBeLessThan(startMs + TROUBLE_HOUR * 3_600_000);
    expect(usualDelay?.medianS).toBeLessThan(2_400);
  });

  it('calls it broken within three usual waits when conversions come evenly', () => {
    const hours = Array.from({ length: HOURS }, (_, ago) => ({
      clicks: 20,
      arrived: ago < 3 ? 0 : 1,
      converted: ago < 4 ? 0 : 1,
      byFile: 0,
      costMicros: 0,
    }));
    const nowMs = Date.parse('2026-11-20T12:00:00Z');
    const facts = (silenceH: number): CampaignFacts => ({
      nowMs,
      hours,
      everConverted: true,
      lastPostbackMs: nowMs - silenceH * 3_600_000,
      lastConversionMs: nowMs - silenceH * 3_600_000,
      usualDelay: { medianS: 3_600, p90S: 4_000, conversions: 300 },
      todayDelay: undefined,
      gaps: { meanS: 3_600, longestUsualS: 3_700, count: 300 },
      hitsToday: { accepted: 20, rejected: {} },
      hitsBefore: { accepted: 168, rejected: {} },
      strangersToday: {},
      strangersBefore: {},
    });
    expect(judgeHealth(facts(2.9)).state).toBe('healthy');
    expect(judgeHealth(facts(3.2)).state).toBe('broken');
  });

  it('finds postbacks that are all rejected, and the reason', () => {
    const verdict: Simulation['verdict'] = (random, hour) => from(hour, 'auth_invalid', random() < 0.05 ? 'invalid_payout' : 'accepted');
    const seen = lookOn({ verdict }, 'rejections_rose');
    expect(seen.before).toEqual([]);
    expect(seen.text).toContain('mostly auth_invalid');
    expect(lookOn({ verdict }, 'conversions_stopped')).toMatchObject({ before: [], state: 'broken' });
  });

  it('finds a conversion rate that fell to a third', () => {
    const seen = lookOn({ conversionRate: (hour) => from(hour, 0.01, 0.03) }, 'conversion_rate_fell');
    expect(seen).toMatchObject({ before: [], state: 'watch' });
    expect(seen.hoursUntilNamed).toBeLessThanOrEqual(30);
  });

  it('finds a sender that repeats itself', () => {
    const seen = lookOn({ verdict: (random, hour) => (random() < from(hour, 0.7, 0.05) ? 'duplicate' : 'accepted') }, 'duplicates_rose');
    expect(seen).toMatchObject({ before: [], state: 'watch' });
  });

  it('finds forged click ids', () => {
    const seen = lookOn({ strangers: (random, hour) => ({ bad_click_signature: random() < from(hour, 0.9, 0.02) ? 3 : 0 }) }, 'forged_ids');
    expect(seen).toMatchObject({ before: [], state: 'watch' });
    expect(seen.hoursUntilNamed).toBeLessThanOrEqual(12);
  });

  it('finds conversions that come later than usual', () => {
    const seen = lookOn({ delayS: (random, hour) => from(hour, 6 * 3_600, 1_800) * (0.5 + random()) }, 'conversions_late');
    expect(seen.before).toEqual([]);
    expect(seen.hoursUntilNamed).toBeDefined();
  });

  it('says that money is spent and nothing ever came', () => {
    const { factsAt } = simulate(aSteadyMonth({ verdict: () => undefined }));
    const { state, reasons } = judgeHealth(factsAt(5 * 24));
    expect(state).toBe('watch');
    expect(reasons.map(({ code }) => code)).toEqual(['spend_without_conversions', 'few_conversions']);
    expect(reasons[0]?.text).toMatch(/^\d+\.\d+ spent on \d+ clicks until yesterday without one conversion/);
  });

  it('does not call a paused campaign broken, and says that it has no clicks', () => {
    const { factsAt } = simulate(aSteadyMonth({ clicksPerHour: (hour) => from(hour, 0, 60) }));
    expect(judgeHealth(factsAt(TROUBLE_HOUR + 72))).toMatchObject({
      state: 'healthy',
      reasons: [{ code: 'clicks_stopped', level: 'note' }],
    });
  });

  it('has nothing to say about a campaign without data', () => {
    const { factsAt } = simulate(aSteadyMonth({ clicksPerHour: () => 0, strangers: () => ({}) }));
    expect(judgeHealth(factsAt(24))).toEqual({ state: 'no_data', reasons: [] });
  });
});

describe('the interval of a share', () => {
  it('agrees with published values and stays between 0 and 1', () => {
    const { low, high } = wilson(8, 10);
    expect([low.toFixed(4), high.toFixed(4)]).toEqual(['0.4902', '0.9433']);
    expect(wilson(0, 300).high).toBeCloseTo(0.01264, 4);
    expect(wilson(0, 0)).toEqual({ low: 0, high: 1 });
    expect(wilson(5, 3).high).toBe(1);
  });
});

describe('figures in words', () => {
  it('names durations and shares as people do', () => {
    expect([45, 1_200, 12_000, 187_200, 172_800].map(durationWords)).toEqual(['45 s', '20 min', '3 h 20 min', '2 d 4 h', '2 d']);
    expect([0.0042, 0.0123, 0.42, 0].map(percentWords)).toEqual(['0.42 %', '1.2 %', '42 %', '0 %']);
  });
});
