import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Campaign, PostbackSource } from '#campaigns';
import type { StoredClick } from '#clicks';
import { ConversionLedger, offerKeyOf, type Conversion, type LedgerPlan } from '#conversions';
import { RATE_ONE } from '#kernel';
import { aCampaign } from '#testing';
import { Dialects } from '../dialect.js';
import { judgeCases, openCases, settleCases, undecided } from './pipeline.js';
import { loadPresets } from '../presets.js';
import type { RawHit } from '../raw-hit.js';
import { clickIds, NOW_MS } from '../testing/decide-alone.js';

const presets = await loadPresets();
const dialects = new Dialects(presets);
const CLICKS = [0, 1, 2].map((i) => clickIds.mint(1, NOW_MS - (i + 1) * 3_600_000));
const SOURCE: PostbackSource = {
  id: 1,
  key: 'k',
  advertiserId: 1,
  name: 'A',
  preset: 'generic',
  settings: {},
  status: 'active',
  version: 1,
};

/** What the worker keeps, in memory: a hit that is in the log is not decided again. */
class Product {
  readonly log = new Map<string, string>();
  private readonly seen = new Set<string>();
  conversions: Conversion[] = [];
  private readonly facts: LedgerPlan['facts'][number][] = [];
  private readonly keys = new Map<string, { clickId: string; conversionId: string }>();
  private readonly caps = new Map<string, number>();

  constructor(private readonly campaign: Campaign) {}

  process(batch: readonly RawHit[]): this {
    const fresh = [...new Map(batch.map((hit) => [hit.id, hit])).values()].filter(({ id }) => !this.seen.has(id));
    fresh.forEach(({ id }) => this.seen.add(id));
    const rateOf = (currency: string) => (currency === 'USD' ? RATE_ONE : undefined);
    const campaigns = { byNumber: () => this.campaign, sourceById: () => SOURCE, sourceByKey: () => SOURCE, rateOf };
    const rules = { clickIds, dialects, nowMs: NOW_MS, campaigns };
    const cases = fresh.flatMap((hit) => openCases(hit, rules));
    judgeCases(cases, rules, KNOWN);
    const open = undecided(cases);
    const claims = open.flatMap(({ subject }) => subject.conversionClaim ?? []);
    const wanted = new Set(claims.map(offerKeyOf));
    const offerKeys = new Map([...this.keys].filter(([hash]) => wanted.has(hash)));
    const ledger = new ConversionLedger({ conversions: this.conversions, offerKeys, caps: this.caps }, rateOf);
    settleCases(open, ledger);
    this.write(ledger.plan());
    for (const { hit, element, verdict } of cases)
      this.log.set(`${hit.id}.${element}`, verdict?.outcome === 'rejected' ? verdict.reason : (verdict?.outcome ?? ''));
    return this;
  }

  private write(plan: LedgerPlan): void {
    for (const { hash, ...owner } of plan.keys) {
      expect(this.keys.has(hash)).toBe(false);
      this.keys.set(hash, owner);
    }
    const newer = new Map([...plan.made, ...plan.changed.map(({ conversion }) => conversion)].map((one) => [one.id, one]));
    this.conversions = [...this.conversions.filter(({ id }) => !newer.has(id)), ...newer.values()];
    this.facts.push(...plan.facts);
    for (const { campaignId, day, n } of plan.caps) this.caps.set(`${campaignId}/${day}`, (this.caps.get(`${campaignId}/${day}`) ?? 0) + n);
  }

  /** Everything that reports and people see, in an order of its own. */
  get outcome() {
    const totals: Record<string, bigint> = {};
    for (const { amounts } of this.facts)
      for (const [name, value] of Object.entries(amounts)) totals[name] = (totals[name] ?? 0n) + BigInt(value as number | bigint);
    return { conversions: this.conversions.toSorted((a, b) => (a.id < b.id ? -1 : 1)), totals };
  }
}

const KNOWN = {
  byUuid: new Map(CLICKS.map(({ uuid }, i) => [uuid, clickRow(uuid, NOW_MS - (i + 1) * 3_600_000)])),
  imported: new Map<string, StoredClick>(),
  keptSinceMs: 0,
  storedUntilMs: NOW_MS,
};

function clickRow(id: string, atMs: number): StoredClick {
  return { id, clickedAt: new Date(atMs), campaignId: 1, offerId: 1, flags: 0, subs: null } as unknown as StoredClick;
}

const words = fc.record({
  click: fc.nat(2),
  event: fc.constantFrom('', 'lead', 'Lead', 'deposit', 'unlisted'),
  txid: fc.constantFrom('', 'a', 'A', 'b'),
  payout: fc.constantFrom('', '0', '3', '5.00', '5', '-2', 'five', '1.5 EUR'),
  status: fc.constantFrom('', 'lead', 'sale', 'rejected', 'hold', 'odd'),
  test: fc.constantFrom('', '', '', '1'),
  time: fc.constantFrom('', '', String(NOW_MS / 1000 - 600), '2020-01-01'),
  inBody: fc.boolean(),
});
type Words = typeof words extends fc.Arbitrary<infer T> ? T : never;

const event = { payout: null, currency: null, payoutSource: null, requireTxid: null };
const modes = fc.constantFrom('ignore' as const, 'replace' as const, 'add' as const, 'once' as const);
const campaigns = fc
  .record({
    repeatMode: modes,
    dedupeScope: fc.constantFrom('click' as const, 'offer' as const),
    dailyConversionCap: fc.constantFrom(null, 3),
    payoutSource: fc.constantFrom('parameter' as const, 'fixed' as const),
    defaultPayout: fc.constantFrom(null, 4_000_000n),
    holdHours: fc.constantFrom(null, 24),
    unknownEvents: fc.constantFrom('accept' as const, 'reject' as const),
    costModel: fc.constantFrom('none' as const, 'cpa' as const, 'revshare' as const),
    leadMode: modes,
    depositCounts: fc.boolean(),
  })
  .map(({ leadMode, depositCounts, ...given }) =>
    aCampaign({
      ...given,
      costAmount: 30_000_000n,
      events: [
        { ...event, name: 'LEAD', repeatMode: leadMode, holdHours: null, counts: true },
        { ...event, name: 'deposit', payout: 7_000_000n, payoutSource: 'fixed', repeatMode: null, holdHours: 0, counts: depositCounts },
      ],
    }),
  );

/** Hits a second apart; a few are elements of a JSON array of two. */
function hitsOf(history: readonly Words[]): RawHit[] {
  return history.map(({ click, inBody, ...sent }, i) => {
    const at = NOW_MS - 60_000 + i * 1_000;
    const pairs = Object.entries({ click_id: CLICKS[click]?.text ?? '', ...sent, event_time: sent.time, time: '' }).filter(
      ([, value]) => value !== '',
    );
    const body = inBody ? Buffer.from(JSON.stringify([Object.fromEntries(pairs), Object.fromEntries(pairs)])) : Buffer.alloc(0);
    return {
      id: `019ab5e0-0000-7000-8000-${String(i).padStart(12, '0')}`,
      at,
      method: inBody ? 'POST' : 'GET',
      url: inBody ? '/postback' : `/postback?${new URLSearchParams(pairs).toString()}`,
      headers: inBody ? ['Content-Type', 'application/json'] : [],
      body: body.toString('base64'),
      size: body.length,
      ip: '203.0.113.7',
      https: true,
      route: 'generic',
    };
  });
}

describe('the decision', () => {
  it('comes to the same conversions, totals and verdicts however hits are batched and batches repeated', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(
        fc.array(words, { maxLength: 20 }),
        campaigns,
        fc.array(fc.nat(4), { maxLength: 20 }),
        fc.array(fc.nat(), { maxLength: 10 }),
        (history, campaign, cuts, repeats) => {
          const hits = hitsOf(history);
          const whole = new Product(campaign).process(hits);
          const pieces = new Product(campaign);
          const done: RawHit[][] = [];
          for (let at = 0, i = 0; at < hits.length; i++) {
            const size = 1 + (cuts[i] ?? 0);
            done.push(hits.slice(at, at + size));
            pieces.process(done.at(-1) ?? []);
            // A batch that comes again, alone or together with the next hits, whatever its order.
            const repeat = repeats[i];
            const again = repeat === undefined ? undefined : done[repeat % done.length];
            if (again) pieces.process(again.toReversed());
            at += size;
          }
          pieces.process(hits.toReversed());
          expect(pieces.outcome).toEqual(whole.outcome);
          expect(pieces.log).toEqual(whole.log);
        },
      ),
      { numRuns: 100 },
    );
  });

  it(
    'comes to the same conversions and totals in any order of hits that share no (click, event) and no cap day',
    { timeout: 120_000 },
    () => {
      fc.assert(
        fc.property(
          fc.array(words, { maxLength: 20 }),
          campaigns,
          fc.array(fc.nat(), { minLength: 20, maxLength: 20 }),
          (history, given, shuffle) => {
            const campaign = { ...given, dailyConversionCap: null, dedupeScope: 'click' as const };
            const kept = new Map<string, RawHit>();
            hitsOf(history).forEach((hit, i) => {
              const { click, event: name = '', payout = '' } = history[i] ?? {};
              // A refund may take back another event of its click: it shares with all of them.
              if (!payout.startsWith('-')) kept.set(`${click} ${name.toLowerCase() || 'default'}`, hit);
            });
            const hits = [...kept.values()];
            const shuffled = hits.map((hit, i) => ({ hit, at: shuffle[i] ?? 0 })).sort((a, b) => a.at - b.at);
            const inOrder = new Product(campaign);
            for (const hit of hits) inOrder.process([hit]);
            const otherwise = new Product(campaign);
            for (const { hit } of shuffled) otherwise.process([hit]);
            expect(otherwise.outcome).toEqual(inOrder.outcome);
            expect(otherwise.log.size).toBe(inOrder.log.size);
          },
        ),
        { numRuns: 100 },
      );
    },
  );
});
