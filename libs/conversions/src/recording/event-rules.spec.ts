import { describe, expect, it } from 'vitest';
import type { Campaign, CampaignEvent } from '#campaigns';
import { aCampaign } from '#testing';
import { eventRulesOf } from './event-rules.js';
import { priceClaim } from './price-claim.js';
import { aClaim } from '../testing/a-claim.js';
import { Tables, verdicts } from '../testing/tables.js';

const anEvent = (given: Partial<CampaignEvent> & { name: string }): CampaignEvent => ({
  payout: null,
  currency: null,
  payoutSource: null,
  repeatMode: null,
  requireTxid: null,
  holdHours: null,
  counts: true,
  ...given,
});
const priceOf = (campaign: Campaign, event: string, sent: bigint | undefined) => {
  const pricing = priceClaim({
    campaign,
    rules: eventRulesOf(campaign, event),
    offerId: 1,
    sent: sent === undefined ? { kind: 'missing' } : { kind: 'amount', micros: sent },
    currency: undefined,
    maxPayout: undefined,
    rateOf: () => 10_000_000_000n,
  });
  return pricing.kind === 'priced'
    ? `${pricing.payout.micros} ${pricing.payout.currency} ${pricing.warnings.join()}`.trim()
    : pricing.reason;
};

describe('named events', () => {
  it('have payouts of their own, fixed or when none is sent, whatever the letter case', () => {
    const campaign = aCampaign({
      defaultPayout: 3n,
      events: [
        anEvent({ name: 'Deposit', payout: 25n, currency: 'EUR', payoutSource: 'fixed' }),
        anEvent({ name: 'signup', payout: 2n }),
        anEvent({ name: 'visit' }),
      ],
    });
    expect(priceOf(campaign, 'DEPOSIT', 9n)).toBe('25 EUR');
    expect(priceOf(campaign, 'signup', undefined)).toBe('2 USD');
    expect(priceOf(campaign, 'signup', 9n)).toBe('9 USD');
    expect(priceOf(campaign, 'visit', undefined)).toBe('3 USD');
    expect(priceOf(campaign, 'other', undefined)).toBe('3 USD');
    expect(priceOf(aCampaign({ events: campaign.events }), 'visit', undefined)).toBe('0 USD missing_payout');
  });

  it('may take the amount that is sent where the campaign has a fixed one', () => {
    const campaign = aCampaign({
      payoutSource: 'fixed',
      defaultPayout: 3n,
      events: [anEvent({ name: 'sale', payoutSource: 'parameter' }), anEvent({ name: 'step', payout: 0n })],
    });
    expect([priceOf(campaign, 'sale', 9n), priceOf(campaign, 'step', 9n), priceOf(campaign, 'x', 9n)]).toEqual(['9 USD', '0 USD', '3 USD']);
  });

  it('take a fixed payout back when the amount is negative', () => {
    const campaign = aCampaign({ payoutSource: 'fixed', defaultPayout: 3n });
    expect(priceOf(campaign, 'default', -9n)).toBe('-3 USD');
  });

  it('repeat in their own way', () => {
    const events = [anEvent({ name: 'rebill', repeatMode: 'add' }), anEvent({ name: 'lead', repeatMode: 'once', requireTxid: true })];
    const words = (event: string) => [
      { event, payout: 5, txid: 'a' },
      { event, payout: 5, txid: 'a' },
      { event, payout: 5, txid: 'b' },
      { event, payout: 5 },
    ];
    const campaign = aCampaign({ events });
    expect(verdicts(campaign, ...words('Rebill'))).toMatchObject({ verdicts: ['new', 'add', 'new', 'add'], approved: 2, revenue: 20 });
    expect(verdicts(campaign, ...words('lead'))).toMatchObject({
      verdicts: ['new', 'duplicate', 'duplicate', 'missing_txid'],
      approved: 1,
    });
    expect(verdicts(campaign, ...words('other'))).toMatchObject({ verdicts: ['new', 'duplicate', 'new', 'duplicate'], approved: 2 });
  });

  it('once: another transaction id still changes the status', () => {
    const campaign = aCampaign({ repeatMode: 'once' });
    expect(verdicts(campaign, { payout: 5, txid: 'a' }, { status: 'rejected', txid: 'b' })).toMatchObject({
      verdicts: ['new', 'transition'],
      rejected: 1,
    });
  });

  it('may add to revenue without counting, and take no part of the cap', () => {
    const campaign = aCampaign({
      dailyConversionCap: 1,
      costModel: 'cpa',
      costAmount: 1_000_000n,
      events: [anEvent({ name: 'upsell', counts: false })],
    });
    expect(
      verdicts(
        campaign,
        { event: 'upsell', payout: 2 },
        { payout: 5 },
        { event: 'upsell', txid: 'b', payout: 2 },
        { txid: 'c', payout: 5 },
      ),
    ).toMatchObject({ verdicts: ['new', 'new', 'new', 'over_cap'], approved: 1, revenue: 9, cost: 1_000_000 });
    expect(verdicts(campaign, { event: 'upsell', payout: 2 }, { event: 'upsell', status: 'rejected' })).toMatchObject({
      approved: 0,
      rejected: 0,
      revenue: 0,
    });
  });

  it('are the only ones when the campaign says so', () => {
    const campaign = aCampaign({ events: [anEvent({ name: 'sale' })], unknownEvents: 'reject' });
    expect(['sale', 'SALE', 'other'].map((event) => eventRulesOf(campaign, event).known)).toEqual([true, true, false]);
    expect(eventRulesOf(aCampaign({ unknownEvents: 'reject' }), 'other').known).toBe(true);
  });
});

describe('cost that falls due by conversions', () => {
  it('goes away with a rejection by what it was, not by what it would be now', () => {
    const campaign = aCampaign({ costModel: 'cpa', costAmount: 1_000_000n });
    const tables = new Tables().batch([aClaim({ n: 1, payout: 5 }, campaign)]);
    tables.batch([aClaim({ n: 2, status: 'rejected' }, { ...campaign, costAmount: 4_000_000n })]);
    expect(tables.totals).toMatchObject({ cost: 0 });
    tables.batch([aClaim({ n: 3, status: 'approved', payout: 5 }, { ...campaign, costAmount: 4_000_000n })]);
    expect(tables.totals).toMatchObject({ cost: 1_000_000 });
  });

  it('follows revenue with a revenue share, refunds too', () => {
    const campaign = aCampaign({ costModel: 'revshare', costAmount: 70_000_000n });
    expect(verdicts(campaign, { payout: 10, txid: 'a' }, { payout: -4, txid: 'a' })).toMatchObject({ revenue: 6, cost: 4_200_000 });
  });
});
