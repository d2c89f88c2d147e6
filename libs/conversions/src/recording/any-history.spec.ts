import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Campaign } from '#campaigns';
import { aCampaign } from '#testing';
import type { ConversionClaim } from './conversion-claim.js';
import type { Conversion } from '../conversion.js';
import { aClaim, RECEIVED } from '../testing/a-claim.js';
import { Tables } from '../testing/tables.js';

const words = fc.record({
  click: fc.constantFrom('019ab5e0-0000-0000-0000-00000000000a', '019ab5e0-0000-0000-0000-00000000000b'),
  event: fc.constantFrom('default', 'Lead', 'lead'),
  txid: fc.constantFrom(undefined, 'a', 'b'),
  status: fc.constantFrom(undefined, 'pending' as const, 'approved' as const, 'rejected' as const),
  payout: fc.constantFrom(undefined, 0, 3, 5, -2),
});
const repeatModes = fc.constantFrom('ignore' as const, 'replace' as const, 'add' as const, 'once' as const);
const anEvent = {
  payout: null,
  currency: null,
  payoutSource: null,
  repeatMode: null,
  requireTxid: null,
  holdHours: null,
  counts: true,
};
const events = fc.record({
  ...Object.fromEntries(Object.entries(anEvent).map(([key, value]) => [key, fc.constant(value)])),
  name: fc.constant('LEAD'),
  repeatMode: fc.option(repeatModes),
  holdHours: fc.constantFrom(null, 0, 1),
  counts: fc.boolean(),
}) as fc.Arbitrary<Campaign['events'][number]>;
const campaigns = fc.record({
  repeatMode: repeatModes,
  holdHours: fc.constantFrom(null, 2),
  events: fc.array(events, { maxLength: 1 }),
  costModel: fc.constantFrom('none' as const, 'cpa' as const, 'revshare' as const),
  costAmount: fc.constant(50_000_000n),
  dedupeScope: fc.constantFrom('click' as const, 'offer' as const),
  dailyConversionCap: fc.constantFrom(null, 2),
});

describe('any history', () => {
  it('ends alike however it is cut into batches', () => {
    fc.assert(
      fc.property(fc.array(words, { maxLength: 25 }), campaigns, fc.array(fc.nat(4), { maxLength: 25 }), (history, settings, cuts) => {
        const claims = history.map((one, n) => aClaim({ n, ...one }, aCampaign(settings)));
        const whole = new Tables().batch(claims);
        const pieces = new Tables();
        for (let at = 0, i = 0; at < claims.length; i++) {
          const size = 1 + (cuts[i] ?? 0);
          pieces.batch(claims.slice(at, at + size));
          at += size;
        }
        const byId = (list: readonly Conversion[]) => list.toSorted((a, b) => (a.id < b.id ? -1 : 1));
        expect(pieces.verdicts).toEqual(whole.verdicts);
        expect(byId(pieces.conversions)).toEqual(byId(whole.conversions));
        expect(pieces.totals).toEqual(whole.totals);
      }),
      { numRuns: 300 },
    );
  });

  it('counts in facts exactly what its conversions say', () => {
    fc.assert(
      fc.property(fc.array(words, { maxLength: 25 }), campaigns, fc.constantFrom(0, 1, 2, 9), (history, settings, hours) => {
        const tables = new Tables().batch(history.map((one, n) => aClaim({ n, ...one }, aCampaign(settings))));
        tables.endHolds(new Date(RECEIVED.getTime() + hours * 3_600_000));
        const counted = tables.conversions.filter(({ kind }) => kind === 'conversion');
        const count = (status: string) => counted.filter((one) => one.status === status && one.counts).length;
        const standing = tables.conversions.filter(({ status }) => status !== 'rejected');
        const revenue = standing.reduce((sum, one) => sum + Number(one.payoutBase), 0);
        expect(tables.totals).toMatchObject({
          pending: count('pending'),
          approved: count('approved'),
          rejected: count('rejected'),
          revenue,
          revenueApproved: standing.filter(({ status }) => status === 'approved').reduce((sum, one) => sum + Number(one.payoutBase), 0),
          cost: standing.reduce((sum, one) => sum + Number(one.cost), 0),
        });
        if (hours === 9) expect(tables.conversions.filter(({ holdUntil }) => holdUntil !== null)).toEqual([]);
        const keys = counted.map(({ clickId, eventKey, txid }) => `${clickId} ${eventKey} ${txid ?? '-'}`);
        expect(new Set(keys).size).toBe(keys.length);
      }),
      { numRuns: 300 },
    );
  });

  it('ends alike in any order of hits that share no (click, event) and no cap day', () => {
    fc.assert(
      fc.property(fc.array(words, { maxLength: 20 }), campaigns, fc.array(fc.nat(), { maxLength: 20 }), (history, settings, shuffle) => {
        // Hits of one cap day, or of one transaction id in offer scope, do meet.
        const campaign = aCampaign({ ...settings, dailyConversionCap: null, dedupeScope: 'click' });
        const claims = history.map((one, n) => aClaim({ n, ...one }, campaign));
        // Stable by (click, event): hits of one key keep their order, the keys are shuffled.
        const order = (claim: ConversionClaim) =>
          shuffle[(claim.click.uuid.charCodeAt(35) + claim.event.toLowerCase().length) % Math.max(1, shuffle.length)] ?? 0;
        // A refund may look at other events of its click: left out here.
        const plain = claims.filter(({ payout }) => payout.micros >= 0n);
        const a = new Tables().batch(plain);
        const b = new Tables().batch(plain.toSorted((x, y) => order(x) - order(y)));
        expect(b.totals).toEqual(a.totals);
      }),
    );
  });
});
