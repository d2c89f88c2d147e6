import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatAmount } from '#kernel';
import { redisAvailable } from '#testing';
import { embeddedSystem, separateSystem, type RunningSystem } from './running-system.js';
import {
  click,
  clickIdIn,
  createCampaign,
  firePostback,
  reportOf,
  verdictOf,
  type AcknowledgedHit,
  type CampaignAnswer,
} from './visitor.js';

const CLICKS = 1_000;
const CONVERSIONS = 255;
const DUPLICATES = 30;
const BAD = 15;
const CONNECTIONS = 50;

/** What one click does: 0 … 254 convert, the first 30 of them twice, the first 15 also send a broken postback. */
async function live(system: RunningSystem, campaign: CampaignAnswer, number: number): Promise<AcknowledgedHit[]> {
  const clickId = clickIdIn(await click(campaign, `?supply_id=s-${number % 7}&site_id=site-${number % 113}`));
  if (number >= CONVERSIONS) return [];
  const params = { click_id: clickId, payout: payoutOf(number), txid: `order-${number}` };
  const hits = [firePostback(`${system.trackerUrl}/postback`, params)];
  if (number < DUPLICATES) hits.push(firePostback(campaign.postback_url, params));
  if (number < BAD) hits.push(firePostback(`${system.trackerUrl}/postback`, { ...params, ...brokenClaim(clickId, number) }));
  return Promise.all(hits);
}

/** An altered id, an id nobody knows, or none. */
function brokenClaim(clickId: string, number: number): { click_id: string } {
  const altered = `${clickId.slice(0, -2)}${clickId.at(-2) === 'a' ? 'b' : 'a'}${clickId.slice(-1)}`;
  return { click_id: [altered, `nobody-${number}`, ''][number % 3] ?? '' };
}

/** 1.00, 1.07, … all different, so that a lost and a doubled one cannot cancel out */
function payoutOf(number: number): string {
  return formatAmount(1_000_000n + BigInt(number) * 70_000n);
}

async function inParallel<T>(count: number, work: (number: number) => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  let next = 0;
  const lane = async () => {
    while (next < count) results.push(await work(next++));
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, lane));
  return results;
}

function underLoad(start: () => Promise<RunningSystem | undefined>): void {
  let system: RunningSystem;

  beforeAll(async () => {
    const started = await start();
    if (!started) throw new Error('the system did not start');
    system = started;
  }, 120_000);
  afterAll(() => system?.stop(), 30_000);

  it.each([1, 2, 3])(
    '1,000 clicks and 300 postbacks at once: the report equals what was sent, to the cent (round %i)',
    async (round) => {
      const campaign = await createCampaign(system, `Load ${round}`);
      const hits = (await inParallel(CLICKS, (number) => live(system, campaign, number))).flat();
      expect(hits).toHaveLength(CONVERSIONS + DUPLICATES + BAD);

      const verdicts = await inParallel(
        hits.length,
        async (at) => (await verdictOf(system, hits[at]?.receipt ?? '', 30_000)).reason ?? 'accepted',
      );
      const count = (reason: string) => verdicts.filter((verdict) => verdict === reason).length;
      expect({ forged: count('bad_click_signature'), unknown: count('unknown_click'), missing: count('missing_click_id') }).toEqual({
        forged: 5,
        unknown: 5,
        missing: 5,
      });
      expect(count('accepted') + count('duplicate')).toBe(CONVERSIONS + DUPLICATES);
      // A hit that was sent again after a 503 may find its first try stored.
      expect(count('duplicate')).toBeGreaterThanOrEqual(DUPLICATES);
      expect(count('duplicate')).toBeLessThanOrEqual(DUPLICATES + hits.filter((hit) => hit.resent).length);

      const report = await reportOf(system, campaign, ({ totals }) => totals['clicks'] === CLICKS && totals['conversions'] === CONVERSIONS);
      // 255 × 1.00 + 0.07 × (0 + 1 + … + 254) = 255 + 2266.95
      expect(report.totals).toMatchObject({ clicks: 1_000, conversions: 255, revenue: '2521.95', cost: '10.00', profit: '2511.95' });
    },
    120_000,
  );
}

describe('under load in one process on the embedded database', () => {
  underLoad(embeddedSystem);
});

describe.skipIf(!redisAvailable)('under load as separate processes on PostgreSQL and Redis', () => {
  underLoad(separateSystem);
});
