import { describe, expect, it } from 'vitest';
import { aCampaign } from '#testing';
import { aClaim } from '../testing/a-claim.js';
import { Tables, verdicts } from '../testing/tables.js';

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
