import { describe, expect, it } from 'vitest';
import { aCampaign } from '#testing';
import { aClaim, RECEIVED } from '../testing/a-claim.js';
import { Tables } from '../testing/tables.js';

const HOUR_MS = 3_600_000;
const campaign = aCampaign({ holdHours: 48 });
const after = (hours: number) => new Date(RECEIVED.getTime() + hours * HOUR_MS);
const held = (payout = 5) => new Tables().batch([aClaim({ n: 0, payout, txid: 'a' }, campaign)]);

describe('a hold period', () => {
  it('keeps an approved conversion pending until it ends, then approves it once', () => {
    const tables = held();
    expect(tables.conversions[0]).toMatchObject({ status: 'pending', hold: true, holdUntil: after(48), originalStatus: null });
    expect(tables.totals).toMatchObject({ pending: 1, approved: 0, revenue: 5e6, revenueApproved: 0 });
    expect(tables.endHolds(after(47)).totals).toMatchObject({ pending: 1, approved: 0 });
    tables.endHolds(after(48)).endHolds(after(49));
    expect(tables.totals).toMatchObject({ pending: 0, approved: 1, revenue: 5e6, revenueApproved: 5e6 });
    expect(tables.conversions[0]).toMatchObject({ status: 'approved', hold: false, holdUntil: null, version: 2, facts: 2 });
  });

  it('sees a resent hit as a repeat, and a late lead as out of order', () => {
    const tables = held();
    for (const [n, status] of ([undefined, 'approved', 'pending'] as const).entries())
      tables.batch([aClaim({ n: n + 1, payout: 5, txid: 'a', status }, campaign)]);
    expect(tables.verdicts).toEqual(['new', 'duplicate', 'duplicate', 'invalid_status_transition']);
    expect(tables.conversions[0]).toMatchObject({ status: 'pending', holdUntil: after(48) });
  });

  it('ends with a rejection, for good, even where approved is final', () => {
    const tables = held();
    tables.batch([aClaim({ n: 1, status: 'rejected', txid: 'a' }, campaign, { transitions: 'approved_is_final' })]);
    expect(tables.verdicts).toEqual(['new', 'transition']);
    expect(tables.endHolds(after(100)).totals).toMatchObject({ pending: 0, approved: 0, rejected: 1, revenue: 0 });
  });

  it('leaves the original alone when a part is refunded: both together are right', () => {
    const tables = held().batch([aClaim({ n: 1, payout: -2, txid: 'a' }, campaign)]);
    expect(tables.totals).toMatchObject({ pending: 1, revenue: 3e6, revenueApproved: -2e6 });
    expect(tables.endHolds(after(48)).totals).toMatchObject({ pending: 0, approved: 1, revenue: 3e6, revenueApproved: 3e6 });
  });

  it('takes payouts that are replaced or added meanwhile', () => {
    for (const [repeatMode, revenue] of [
      ['replace', 7e6],
      ['add', 12e6],
    ] as const) {
      const tables = new Tables();
      for (const [n, payout] of [5, 7].entries()) tables.batch([aClaim({ n, payout }, { ...campaign, repeatMode })]);
      expect(tables.totals).toMatchObject({ pending: 1, approved: 0, revenue });
      expect(tables.endHolds(after(48)).totals).toMatchObject({ pending: 0, approved: 1, revenue, revenueApproved: revenue });
    }
  });

  it('holds a lead only once it becomes a sale, counted from when it occurred', () => {
    const tables = new Tables().batch([aClaim({ n: 0, status: 'pending', payout: 5 }, campaign)]);
    expect(tables.endHolds(after(1_000)).conversions[0]).toMatchObject({ status: 'pending', hold: false, holdUntil: null });
    tables.batch([aClaim({ n: 3_600, status: 'approved', payout: 9 }, campaign)]);
    expect(tables.conversions[0]).toMatchObject({ status: 'pending', hold: true, holdUntil: after(48), payout: 9_000_000n });
    const late = new Tables().batch([aClaim({ n: 0, status: 'pending', payout: 5 }, campaign)]);
    late.batch([aClaim({ n: 49 * 3_600, status: 'approved', payout: 5 }, campaign)]);
    expect(late.conversions[0]).toMatchObject({ status: 'approved', hold: false, holdUntil: null });
  });

  it('is an event’s own, or none', () => {
    const event = { payout: null, currency: null, payoutSource: null, repeatMode: null, requireTxid: null, counts: true };
    const events = [
      { ...event, name: 'Trial', holdHours: 1 },
      { ...event, name: 'sale', holdHours: 0 },
    ];
    const tables = new Tables().batch(
      ['trial', 'SALE', 'other'].map((name, n) => aClaim({ n, event: name, payout: 1 }, { ...campaign, events })),
    );
    expect(tables.conversions.map(({ eventKey, status, holdUntil }) => [eventKey, status, holdUntil])).toEqual([
      ['trial', 'pending', after(1)],
      ['sale', 'approved', null],
      ['other', 'pending', new Date(after(48).getTime() + 2_000)],
    ]);
  });
});
