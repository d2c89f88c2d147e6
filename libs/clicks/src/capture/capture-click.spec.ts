import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { captureClick } from './capture-click.js';
import { routesOf } from './campaign-routes.js';
import { pickByWeight } from '../routing/decide-route.js';
import { readClickRecord } from '../store/click-record.js';
import { aCampaign, anOffer, aRequest, aUuid, clickIds, NOON_MS, tools } from '../testing/factories.js';

describe('captureClick', () => {
  it('sends the visitor of the worked example on and records what the worker needs', () => {
    const campaign = aCampaign({
      id: 9,
      version: 4,
      offers: [anOffer({ id: 12, url: 'http://advertiser.example/?your_parameter={click_id}&amount={payout}' })],
    });
    const request = aRequest({ rawQuery: 'supply_id=s1', userAgent: 'UA', referrer: 'http://r/', acceptLanguage: 'es' });
    const capture = captureClick(request, campaign, NOON_MS, tools());
    if (capture.kind !== 'click') throw new Error('not routed');
    const [, id = ''] = /^http:\/\/advertiser\.example\/\?your_parameter=(push_[0-9a-z]{43})&amount=5$/.exec(capture.location) ?? [];
    const reading = clickIds.read(id);
    expect(reading).toMatchObject({ kind: 'genuine', campaignNumber: 9, clickedAtMs: NOON_MS });
    expect(readClickRecord(capture.record)).toEqual({
      id: reading.kind === 'genuine' && reading.uuid,
      campaign: 9,
      offer: 12,
      version: 4,
      query: 'supply_id=s1',
      ip: '203.0.113.9',
      agent: 'UA',
      referrer: 'http://r/',
      languages: 'es',
      target: capture.location,
    });
  });

  it('sends visitors of a paused campaign to its fallback without an id', () => {
    const campaign = aCampaign({ status: 'paused', fallbackUrl: 'https://fallback.example/?c={campaign_id}&id={click_id}&s={sub1}' });
    expect(captureClick(aRequest({ rawQuery: 'sub1=x' }), campaign, NOON_MS, tools())).toEqual({
      kind: 'unrouted',
      location: 'https://fallback.example/?c=1&id=&s=x',
    });
    expect(captureClick(aRequest(), aCampaign({ status: 'paused' }), NOON_MS, tools())).toEqual({ kind: 'unrouted', location: undefined });
  });

  it.each([
    ['archived campaign', aCampaign({ status: 'archived' })],
    ['no offers', aCampaign({ offers: [] })],
    ['only archived offers', aCampaign({ offers: [anOffer({ status: 'archived' })] })],
    ['only offers of weight 0', aCampaign({ offers: [anOffer({ weight: 0 })] })],
    ['only a stored URL that cannot be used', aCampaign({ offers: [anOffer({ url: 'http://{sub1}/' })] })],
  ])('routes nothing: %s', (_, campaign) => {
    expect(captureClick(aRequest(), campaign, NOON_MS, tools()).kind).toBe('unrouted');
  });

  it('looks the visitor up only for templates that speak of him', () => {
    const asked = {
      visitorOf: () => {
        throw new Error('asked');
      },
    };
    expect(captureClick(aRequest(), aCampaign(), NOON_MS, tools(asked)).kind).toBe('click');
    const es = { country: 'ES', region: '', city: '', language: '', device: 'mobile', os: '', browser: '' };
    const campaign = aCampaign({ offers: [anOffer({ url: 'http://o.example/?c={country}&d={deviceName}' })] });
    expect(captureClick(aRequest(), campaign, NOON_MS, tools({ visitorOf: () => es })).location).toBe('http://o.example/?c=ES&d=mobile');
  });

  it('fills the cost of the click, stated or by the model', () => {
    const campaign = aCampaign({ costModel: 'cpc', costAmount: 20_000n, offers: [anOffer({ url: 'http://o.example/?c={cost}' })] });
    expect(captureClick(aRequest(), campaign, NOON_MS, tools()).location).toBe('http://o.example/?c=0.02');
    expect(captureClick(aRequest({ rawQuery: 'cost=0.5' }), campaign, NOON_MS, tools()).location).toBe('http://o.example/?c=0.5');
  });

  it('never leaves the stored host, whatever the query', () => {
    const campaign = aCampaign({ offers: [anOffer({ url: 'https://offer.example:8443/{sub1}?a={sub1}&b={param:url}&c={sub2:raw}' })] });
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), fc.string({ maxLength: 40 }), (a, b) => {
        const { location } = captureClick(aRequest({ rawQuery: `sub1=${a}&url=//evil.example&sub2=${b}` }), campaign, NOON_MS, tools());
        expect(location).toMatch(/^[\x21-\x7e]+$/);
        expect(new URL(location ?? '').origin).toBe('https://offer.example:8443');
      }),
    );
  });
});

describe('pickByWeight', () => {
  it('spreads 100,000 clicks over the weights within one per cent, the same click always alike', () => {
    const { entries } = routesOf(
      aCampaign({
        offers: [
          anOffer({ id: 1, weight: 70 }),
          anOffer({ id: 2, weight: 0 }),
          anOffer({ id: 3, weight: 20 }),
          anOffer({ id: 4, weight: 10 }),
        ],
      }),
    );
    const counts: Record<number, number> = {};
    for (let i = 0; i < 100_000; i++) {
      const uuid = aUuid(NOON_MS + i);
      const id = pickByWeight(entries, uuid)?.route.offer.id ?? 0;
      counts[id] = (counts[id] ?? 0) + 1;
      if (i < 100) expect(pickByWeight(entries, uuid)?.route.offer.id).toBe(id);
    }
    expect(counts[2]).toBeUndefined();
    expect(Math.abs((counts[1] ?? 0) - 70_000)).toBeLessThan(1_000);
    expect(Math.abs((counts[3] ?? 0) - 20_000)).toBeLessThan(1_000);
    expect(Math.abs((counts[4] ?? 0) - 10_000)).toBeLessThan(1_000);
  });
});
