import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { captureClick } from './capture-click.js';
import { routesOf } from './campaign-routes.js';
import { landVisit, routeVisit } from '../routing/route-visit.js';
import { Visit } from './request/visit.js';
import { pickByWeight } from '../routing/pick-by-weight.js';
import { readClickRecord } from '../store/click-record.js';
import { aCampaign, anOffer, aRequest, aUuid, clickIds, NOBODY, NOON_MS, tools } from '../testing/factories.js';

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
    const es = { ...NOBODY, country: 'ES', device: 'mobile' };
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

describe('landing pages', () => {
  const page = (id: number, weight: number) => ({
    id,
    name: '',
    url: `https://l${id}.example/{click_id}?p={payout}`,
    weight,
    status: 'active' as const,
  });
  const campaign = aCampaign({
    offers: [anOffer({ id: 1, weight: 1 }), anOffer({ id: 2, weight: 1 })],
    landingPages: [page(1, 75), page(2, 25), page(3, 0)],
  });

  it('are spread over 100,000 clicks by weight within one per cent, independently of the offer', () => {
    const plan = routesOf(campaign);
    const visit = new Visit(aRequest(), NOON_MS, tools());
    const counts = new Map<string, number>();
    for (let i = 0; i < 100_000; i++) {
      const uuid = aUuid(NOON_MS + i);
      const lander = landVisit(visit, campaign, plan, uuid)?.page.id;
      expect(landVisit(visit, campaign, plan, uuid)?.page.id).toBe(lander);
      const both = `${lander}/${routeVisit(visit, campaign, plan, uuid)?.offer.id}`;
      counts.set(both, (counts.get(both) ?? 0) + 1);
    }
    expect([...counts.keys()].sort()).toEqual(['1/1', '1/2', '2/1', '2/2']);
    for (const [both, n] of counts) expect(Math.abs(n - (both.startsWith('1') ? 37_500 : 12_500))).toBeLessThan(1_000);
  });

  it('get the macros of the click and of its offer, and are in the record', () => {
    const capture = captureClick(aRequest(), campaign, NOON_MS, tools());
    if (capture.kind !== 'click') throw new Error('not routed');
    expect(capture.location).toMatch(/^https:\/\/l[12]\.example\/push_[0-9a-z]{43}\?p=5$/);
    const record = readClickRecord(capture.record);
    expect(record).toMatchObject({ target: capture.location, lander: Number(capture.location.charAt(9)), offer: capture.offerId });
  });

  it('that are archived or cannot be used are not shown', () => {
    const landingPages = [
      { ...page(1, 100), status: 'archived' as const },
      { ...page(2, 100), url: 'http://{sub1}/' },
    ];
    const capture = captureClick(aRequest(), aCampaign({ landingPages }), NOON_MS, tools());
    expect(new URL(capture.location ?? '').hostname).toBe('offer.example');
  });
});

describe('pickByWeight', () => {
  it('spreads 100,000 clicks over the weights within one per cent, the same click always alike', () => {
    const { routes } = routesOf(
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
      const id = pickByWeight(routes, uuid, 'offer')?.offer.id ?? 0;
      counts[id] = (counts[id] ?? 0) + 1;
      if (i < 100) expect(pickByWeight(routes, uuid, 'offer')?.offer.id).toBe(id);
    }
    expect(counts[2]).toBeUndefined();
    expect(Math.abs((counts[1] ?? 0) - 70_000)).toBeLessThan(1_000);
    expect(Math.abs((counts[3] ?? 0) - 20_000)).toBeLessThan(1_000);
    expect(Math.abs((counts[4] ?? 0) - 10_000)).toBeLessThan(1_000);
  });
});
