import { describe, expect, it } from 'vitest';
import type { Campaign } from '#campaigns';
import { ClickQuery } from '../capture/request/click-query.js';
import { priceClick } from './price-click.js';
import { aCampaign, aUuid, tools } from '../testing/factories.js';

const price = (query: string, campaign: Partial<Campaign> = {}) =>
  priceClick(aUuid(), new ClickQuery(query), aCampaign(campaign), tools().rateOf);

describe('a cost in the URL', () => {
  it.each([
    ['cost=0.0125', 12_500n],
    ['cost=.5', 500_000n],
    ['cost=0', 0n],
    ['cost=0.00000149', 1n],
    ['cost=0.0000015', 2n],
    ['cost=1000', 1_000_000_000n],
  ])('%s is taken', (query, amount) => {
    expect(price(query)).toEqual({ amount, currency: 'USD', baseMicros: amount });
  });

  it.each(['cost={cost}', 'cost=', 'cost=-1', 'cost=1e3', 'cost=1,5', 'cost=NaN', 'cost=1000.01', 'cost=99999999999', ''])(
    '%s is none',
    (query) => {
      expect(price(query)).toBeUndefined();
      expect(price(query, { costModel: 'cpc', costAmount: 30_000n })?.amount).toBe(30_000n);
    },
  );

  it('is in the named currency when its rate is known, else in the campaign’s', () => {
    expect(price('cost=1&currency=eur')).toEqual({ amount: 1_000_000n, currency: 'EUR', baseMicros: 1_100_000n });
    expect(price('cost=1&currency=XXX', { costCurrency: 'EUR' })).toEqual({ amount: 1_000_000n, currency: 'EUR', baseMicros: 1_100_000n });
  });

  it.each(['cpa', 'revshare'] as const)('is not counted under %s, where conversions cost', (costModel) => {
    expect(price('cost=1', { costModel, costAmount: 1_000_000n })).toBeUndefined();
  });
});

describe('the campaign’s model', () => {
  it('cpc costs its amount, in base currency at the rate', () => {
    expect(price('', { costModel: 'cpc', costAmount: 50_000n, costCurrency: 'EUR' })).toEqual({
      amount: 50_000n,
      currency: 'EUR',
      baseMicros: 55_000n,
    });
  });

  it('cpm costs a thousandth', () => {
    expect(price('', { costModel: 'cpm', costAmount: 1_500_000n })?.baseMicros).toBe(1_500n);
  });

  it('cpm loses no fraction of a millionth over many clicks', () => {
    let sum = 0n;
    for (let i = 0; i < 20_000; i++) sum += price('', { costModel: 'cpm', costAmount: 1_300n })?.baseMicros ?? 0n;
    expect(Math.abs(Number(sum) - 26_000)).toBeLessThan(400);
  });

  it('costs nothing in base currency while the rate is not set', () => {
    expect(price('', { costModel: 'cpc', costAmount: 50_000n, costCurrency: 'GBP' })).toEqual({
      amount: 50_000n,
      currency: 'GBP',
      baseMicros: 0n,
    });
  });
});
