import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Campaign } from '#campaigns';
import { aCampaign } from '#testing';
import type { ConversionClaim } from './conversion-claim.js';
import { ConversionLedger, offerKeyOf, type LedgerPlan } from './conversion-ledger.js';
import type { Conversion } from './conversion.js';
import { aClaim, type ClaimWords } from './testing/a-claim.js';

const rateOf = () => 10_000_000_000n;

/** The tables in memory: what batches of claims leave behind. */
class Tables {
  conversions: Conversion[] = [];
  facts: LedgerPlan['facts'][number][] = [];
  readonly verdicts: string[] = [];
  private readonly keys = new Map<string, { clickId: string; conversionId: string }>();
  private readonly caps = new Map<string, number>();

  batch(claims: readonly ConversionClaim[]): this {
    const offerKeys = new Map(
      claims.flatMap((claim) => {
        const hash = offerKeyOf(claim);
        const owner = hash === undefined ? undefined : this.keys.get(hash);
        return hash !== undefined && owner ? [[hash, owner] as const] : [];
      }),
    );
    const ledger = new ConversionLedger({ conversions: this.conversions, offerKeys, caps: this.caps }, rateOf);
    for (const claim of claims) {
      const verdict = ledger.record(claim);
      this.verdicts.push(verdict.kind === 'accepted' ? verdict.how : verdict.reason);
    }
    const plan = ledger.plan();
    for (const key of plan.keys) {
      if (this.keys.has(key.hash)) throw new Error('a key was taken twice');
      this.keys.set(key.hash, key);
    }
    for (const { conversion, loadedVersion } of plan.changed) {
      if (this.conversions.find(({ id }) => id === conversion.id)?.version !== loadedVersion)
        throw new Error('the version is not the loaded one');
    }
    const newer = new Map(
      [...plan.made, ...plan.changed.map(({ conversion }) => conversion)].map((conversion) => [conversion.id, conversion]),
    );
    this.conversions = [...this.conversions.filter(({ id }) => !newer.has(id)), ...newer.values()];
    this.facts.push(...plan.facts);
    for (const { campaignId, day, n } of plan.caps) this.caps.set(`${campaignId}/${day}`, (this.caps.get(`${campaignId}/${day}`) ?? 0) + n);
    return this;
  }

  get totals() {
    const sum = { pending: 0, approved: 0, rejected: 0, revenue: 0, revenueApproved: 0, delayS: 0 };
    for (const { amounts } of this.facts) for (const key of Object.keys(sum) as (keyof typeof sum)[]) sum[key] += Number(amounts[key]);
    return sum;
  }
}

const verdicts = (campaign: Campaign, ...words: ClaimWords[]) => {
  const tables = new Tables();
  words.forEach((one, n) => tables.batch([aClaim({ n, ...one }, campaign)]));
  return { verdicts: tables.verdicts, ...tables.totals, revenue: tables.totals.revenue / 1e6 };
};

describe('repeats', () => {
  it('ignore: the same payout is a duplicate, another one a conflict', () => {
    expect(
      verdicts(aCampaign(), { payout: 5, txid: 'a' }, { payout: 5, txid: 'a' }, { payout: 6, txid: 'a' }, { txid: 'a' }),
    ).toMatchObject({
      verdicts: ['new', 'duplicate', 'duplicate_conflict', 'duplicate'],
      approved: 1,
      revenue: 5,
    });
  });
  it('replace: the new payout stands', () => {
    expect(verdicts(aCampaign({ repeatMode: 'replace' }), { payout: 5 }, { payout: 8 }, { payout: 8 })).toMatchObject({
      verdicts: ['new', 'replace', 'duplicate'],
      approved: 1,
      revenue: 8,
    });
  });
  it('add: payouts add up on one conversion', () => {
    expect(verdicts(aCampaign({ repeatMode: 'add' }), { payout: 5 }, { payout: 7 }, {})).toMatchObject({
      verdicts: ['new', 'add', 'duplicate'],
      approved: 1,
      revenue: 12,
    });
  });
  it('another transaction id is a new conversion, none repeats the latest', () => {
    expect(
      verdicts(aCampaign(), { payout: 5, txid: 'a' }, { payout: 5, txid: 'b' }, { payout: 5 }, { payout: 5, txid: 'A' }),
    ).toMatchObject({
      verdicts: ['new', 'new', 'duplicate', 'new'],
      approved: 3,
    });
  });
  it('events are apart, whatever their letter case', () => {
    expect(verdicts(aCampaign(), { payout: 5, event: 'Lead' }, { payout: 5, event: 'lead' }, { payout: 5, event: 'sale' })).toMatchObject({
      verdicts: ['new', 'duplicate', 'new'],
    });
  });
  it('a campaign may require a transaction id', () => {
    expect(verdicts(aCampaign({ requireTxid: true }), { payout: 5 }, { payout: 5, txid: 'a' })).toMatchObject({
      verdicts: ['missing_txid', 'new'],
    });
  });
});

describe('statuses', () => {
  it('pending becomes approved with the payout it then names, and never comes back', () => {
    expect(
      verdicts(
        aCampaign(),
        { status: 'pending', payout: 0, txid: 'a' },
        { status: 'approved', payout: 12, txid: 'a' },
        { status: 'pending', payout: 12, txid: 'a' },
      ),
    ).toMatchObject({
      verdicts: ['new', 'transition', 'invalid_status_transition'],
      pending: 0,
      approved: 1,
      revenue: 12,
    });
  });
  it('approved becomes rejected and approved again, with its payout', () => {
    expect(verdicts(aCampaign(), { payout: 5 }, { status: 'rejected', payout: 0 })).toMatchObject({
      rejected: 1,
      approved: 0,
      revenue: 0,
      delayS: 0,
    });
    expect(verdicts(aCampaign(), { payout: 5 }, { status: 'rejected', payout: 0 }, { status: 'approved' })).toMatchObject({
      rejected: 0,
      approved: 1,
      revenue: 5,
    });
  });
  it('a resent hit without a status does not revive what was rejected', () => {
    expect(verdicts(aCampaign(), { payout: 5 }, { status: 'rejected' }, { payout: 5 })).toMatchObject({
      verdicts: ['new', 'transition', 'duplicate'],
      rejected: 1,
      revenue: 0,
    });
  });
  it('a source may make approved final, or let only pending ones change', () => {
    const tables = new Tables().batch([aClaim({ n: 1, payout: 5 })]);
    tables.batch([aClaim({ n: 2, status: 'rejected' }, aCampaign(), { transitions: 'approved_is_final' })]);
    tables
      .batch([aClaim({ n: 3, status: 'rejected' })])
      .batch([aClaim({ n: 4, status: 'approved' }, aCampaign(), { transitions: 'pending_only' })]);
    expect(tables.batch([aClaim({ n: 5, status: 'approved' }, aCampaign(), { transitions: 'approved_is_final' })]).verdicts).toEqual([
      'new',
      'invalid_status_transition',
      'transition',
      'invalid_status_transition',
      'transition',
    ]);
  });
  it('what was rejected by hand stays so', () => {
    const tables = new Tables().batch([aClaim({ n: 1, payout: 5 })]);
    tables.conversions = tables.conversions.map((one) => ({ ...one, status: 'rejected', manual: true, version: 2 }));
    expect(tables.batch([aClaim({ n: 2, status: 'approved' })]).verdicts).toEqual(['new', 'manually_rejected']);
  });
  it('a first hit that is rejected counts no revenue', () => {
    expect(verdicts(aCampaign(), { status: 'rejected', payout: 5 })).toMatchObject({ verdicts: ['new'], rejected: 1, revenue: 0 });
  });
});

describe('adjustments', () => {
  it('add to revenue and not to counts, once each', () => {
    expect(
      verdicts(
        aCampaign(),
        { payout: 5, txid: 'a' },
        { payout: -2, txid: 'a', status: 'rejected' },
        { payout: -2, txid: 'a' },
        { payout: -3, txid: 'a' },
      ),
    ).toMatchObject({
      verdicts: ['new', 'adjustment', 'duplicate', 'adjustment'],
      approved: 1,
      rejected: 0,
      revenue: 0,
    });
  });
  it('need something to reverse', () => {
    expect(
      verdicts(aCampaign(), { payout: -5, txid: 'x' }, { payout: 5, txid: 'a' }, { payout: -5, txid: 'x' }, { payout: -5 }),
    ).toMatchObject({
      verdicts: ['adjustment_without_original', 'new', 'adjustment_without_original', 'adjustment'],
    });
  });
});

describe('bounds', () => {
  it('a daily cap is exact within a batch and across batches, in the zone of the campaign', () => {
    const campaign = aCampaign({ dailyConversionCap: 2, timeZone: 'Asia/Kolkata' });
    const claims = [1, 2, 3, 4].map((n) => aClaim({ n, txid: `t${n}`, payout: 1 }, campaign));
    expect(new Tables().batch(claims.slice(0, 3)).batch(claims.slice(3)).verdicts).toEqual(['new', 'new', 'over_cap', 'over_cap']);
    const nextDay = aClaim({ n: 20_000, txid: 'next', payout: 1 }, campaign);
    expect(new Tables().batch(claims).batch([nextDay]).verdicts.at(-1)).toBe('new');
    expect(new Tables().batch([1, 2, 3].map((n) => aClaim({ n, txid: `t${n}` }, { ...campaign, overCap: 'count' }))).verdicts).toEqual([
      'new',
      'new',
      'new',
    ]);
  });
  it('time rules bind new conversions, not changes of one', () => {
    const late = { tooEarlyOrLate: 'outside_attribution_window' } as const;
    const tables = new Tables().batch([aClaim({ n: 1, status: 'pending', payout: 5 })]);
    tables.batch([aClaim({ n: 2, status: 'approved' }, aCampaign(), late)]).batch([aClaim({ n: 3, event: 'other' }, aCampaign(), late)]);
    expect(tables.verdicts).toEqual(['new', 'transition', 'outside_attribution_window']);
  });
  it('offer scope lets one click have a transaction id; without one, scope is the click', () => {
    const campaign = aCampaign({ dedupeScope: 'offer' });
    const other = '019ab5e0-0000-0000-0000-00000000000b';
    expect(verdicts(campaign, { txid: 'a' }, { txid: 'a', click: other }, { click: other }, {})).toMatchObject({
      verdicts: ['new', 'duplicate', 'new', 'duplicate'],
    });
  });
});

const words = fc.record({
  click: fc.constantFrom('019ab5e0-0000-0000-0000-00000000000a', '019ab5e0-0000-0000-0000-00000000000b'),
  event: fc.constantFrom('default', 'Lead', 'lead'),
  txid: fc.constantFrom(undefined, 'a', 'b'),
  status: fc.constantFrom(undefined, 'pending' as const, 'approved' as const, 'rejected' as const),
  payout: fc.constantFrom(undefined, 0, 3, 5, -2),
});
const campaigns = fc.record({
  repeatMode: fc.constantFrom('ignore' as const, 'replace' as const, 'add' as const),
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
      fc.property(fc.array(words, { maxLength: 25 }), campaigns, (history, settings) => {
        const tables = new Tables().batch(history.map((one, n) => aClaim({ n, ...one }, aCampaign(settings))));
        const counted = tables.conversions.filter(({ kind }) => kind === 'conversion');
        const count = (status: string) => counted.filter((one) => one.status === status).length;
        const revenue = tables.conversions
          .filter(({ status }) => status !== 'rejected')
          .reduce((sum, one) => sum + Number(one.payoutBase), 0);
        expect(tables.totals).toMatchObject({
          pending: count('pending'),
          approved: count('approved'),
          rejected: count('rejected'),
          revenue,
        });
        const keys = counted.map(({ clickId, eventKey, txid }) => `${clickId} ${eventKey} ${txid ?? '-'}`);
        expect(new Set(keys).size).toBe(keys.length);
      }),
      { numRuns: 300 },
    );
  });

  it('ends alike in any order of hits that share no (click, event) and no cap day', () => {
    fc.assert(
      fc.property(
        fc.array(words, { maxLength: 20 }),
        fc.constantFrom('ignore' as const, 'replace' as const, 'add' as const),
        fc.array(fc.nat(), { maxLength: 20 }),
        (history, repeatMode, shuffle) => {
          const claims = history.map((one, n) => aClaim({ n, ...one }, aCampaign({ repeatMode })));
          // Stable by (click, event): hits of one key keep their order, the keys are shuffled.
          const order = (claim: ConversionClaim) =>
            shuffle[(claim.click.uuid.charCodeAt(35) + claim.event.toLowerCase().length) % Math.max(1, shuffle.length)] ?? 0;
          // A refund may look at other events of its click: left out here.
          const plain = claims.filter(({ payout }) => payout.micros >= 0n);
          const a = new Tables().batch(plain);
          const b = new Tables().batch(plain.toSorted((x, y) => order(x) - order(y)));
          expect(b.totals).toEqual(a.totals);
        },
      ),
    );
  });
});
