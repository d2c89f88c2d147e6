import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FIRST_MS, LAST_MS } from '../query/testing/any-rows.factory.js';
import { naiveDayStart } from '../query/testing/naive-values.factory.js';
import { idAt, writeCampaign } from '../query/testing/raw-rows.factory.js';
import { reportingApi, type ReportingApi } from '../reporting-api.factory.js';

const DAY_MS = 86_400_000;
const REASONS = ['duplicate', 'duplicate_conflict', 'invalid_payout', 'over_cap'];

const verdict = fc.oneof(
  fc.record({ outcome: fc.constantFrom('accepted', 'waiting'), campaign: fc.constantFrom(1, 2) }),
  fc.record({ outcome: fc.constant('rejected'), reason: fc.constantFrom(...REASONS), campaign: fc.constantFrom(1, 2, undefined) }),
);
interface Verdict {
  outcome: string;
  reason?: string;
  campaign: number | undefined;
}
const hit = fc.record({
  atMs: fc.integer({ min: FIRST_MS, max: LAST_MS }),
  source: fc.constantFrom(1, 2),
  /** more than one: the elements of a JSON array */
  verdicts: fc.array(verdict as fc.Arbitrary<Verdict>, { minLength: 1, maxLength: 3 }),
});
const counter = fc.record({
  day: fc.integer({ min: FIRST_MS, max: LAST_MS }).map((ms) => new Date(ms).toISOString().slice(0, 10)),
  name: fc.constantFrom('clicks_issued', 'clicks_unrouted'),
  campaign: fc.constantFrom(1, 2),
  n: fc.nat(50),
});
const question = fc.record({
  from: fc.integer({ min: FIRST_MS, max: LAST_MS - DAY_MS }).map((ms) => new Date(ms).toISOString().slice(0, 10)),
  days: fc.constantFrom(1, 2, 7),
  zone: fc.constantFrom('UTC', 'Europe/Madrid', 'America/New_York', 'Asia/Kathmandu'),
  campaign: fc.constantFrom(undefined, 1, 2),
});
type Hit = typeof hit extends fc.Arbitrary<infer One> ? One : never;
type Counter = typeof counter extends fc.Arbitrary<infer One> ? One : never;
type Question = typeof question extends fc.Arbitrary<infer One> ? One : never;

describe('what became of hits', () => {
  let api: ReportingApi;
  beforeAll(async () => {
    api = await reportingApi();
    for (const id of [1, 2]) await writeCampaign(api.test.db, id);
  });
  afterAll(() => api.close());

  it('is told as a count of them by hand tells it', async () => {
    expect.hasAssertions();
    await fc.assert(
      fc.asyncProperty(
        fc.array(hit, { maxLength: 25 }),
        fc.array(counter, { maxLength: 10 }),
        fc.array(question, { minLength: 5, maxLength: 5 }),
        async (hits, counters, questions) => {
          await api.test.db.query('TRUNCATE postbacks, edge_counters');
          for (const one of hits) await write(one);
          for (const { day, name, campaign, n } of counters)
            await api.test.db.query(
              'INSERT INTO edge_counters (run_id, day, name, campaign_id, n) VALUES (gen_random_uuid(), $1, $2, $3, $4)',
              [day, name, campaign, n],
            );
          for (const asked of questions) await compare(asked, hits, counters);
        },
      ),
      { numRuns: 20 },
    );
  }, 120_000);

  /** A hit with several verdicts has a row for the whole besides. */
  async function write({ atMs, source, verdicts }: Hit): Promise<void> {
    const id = idAt(atMs);
    const whole = verdicts.length > 1 ? [{ element: 0, ...verdicts[0] }] : [];
    const rows = [...whole, ...verdicts.map((one, at) => ({ element: verdicts.length > 1 ? at + 1 : 0, ...one }))];
    for (const { element, outcome, reason, campaign } of rows)
      await api.test.db.query(
        'INSERT INTO postbacks (id, element, received_at, outcome, reason, source_id, campaign_id) VALUES ($1, $2, $3, $4, $5, $6, $7)',
        [id, element, new Date(atMs), outcome, reason ?? null, source, campaign ?? null],
      );
  }

  async function compare(asked: Question, hits: readonly Hit[], counters: readonly Counter[]): Promise<void> {
    const to = new Date(Date.parse(asked.from) + asked.days * DAY_MS).toISOString().slice(0, 10);
    const [fromMs, toMs] = [naiveDayStart(asked.from, asked.zone), naiveDayStart(to, asked.zone)];
    const all = hits
      .filter(({ atMs }) => atMs >= fromMs && atMs < toMs)
      .flatMap(({ verdicts, source }) => verdicts.map((one) => ({ ...one, source })))
      // A campaign's source has its number.
      .filter(({ campaign, source }) => asked.campaign === undefined || (campaign ?? source) === asked.campaign);
    const count = (of: readonly Verdict[], keep: (one: Verdict) => boolean) => of.filter(keep).length;
    const reasons = REASONS.flatMap((reason) => {
      const own = all.filter((one) => one.reason === reason);
      return own.length === 0 ? [] : [{ reason, hits: own.length, without_campaign: count(own, ({ campaign }) => campaign === undefined) }];
    });
    const touched = ({ day }: Counter) => Date.parse(day) < toMs && Date.parse(day) + DAY_MS > fromMs;
    const clicks = (name: string) =>
      counters
        .filter((one) => one.name === name && touched(one) && (asked.campaign === undefined || one.campaign === asked.campaign))
        .reduce((sum, { n }) => sum + n, 0);
    const query = { from: asked.from, to, tz: asked.zone, ...(asked.campaign !== undefined && { campaign_id: String(asked.campaign) }) };
    const { body } = await api.ask('GET', `reports/outcomes?${new URLSearchParams(query).toString()}`);
    const told = (body['reasons'] as { reason: string; last_at: string }[]).map(({ last_at: _last, ...rest }) => rest);
    expect({ tz: asked.zone, ...body, reasons: told.toSorted((a, b) => (a.reason < b.reason ? -1 : 1)) }).toMatchObject({
      tz: asked.zone,
      postbacks: {
        accepted: count(all, ({ outcome }) => outcome === 'accepted'),
        rejected: count(all, ({ outcome }) => outcome === 'rejected'),
        waiting: count(all, ({ outcome }) => outcome === 'waiting'),
        duplicates: count(all, ({ reason }) => reason?.startsWith('duplicate') === true),
        without_campaign: count(all, ({ outcome, campaign }) => outcome === 'rejected' && campaign === undefined),
      },
      reasons: reasons.toSorted((a, b) => (a.reason < b.reason ? -1 : 1)),
      clicks: { issued: clicks('clicks_issued'), unrouted: clicks('clicks_unrouted') },
      from: new Date(fromMs).toISOString(),
      to: new Date(toMs).toISOString(),
    });
  }
});
