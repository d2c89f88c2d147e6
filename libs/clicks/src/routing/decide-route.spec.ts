import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Campaign, Offer } from '#campaigns';
import { VisitorSecrets } from '#kernel';
import { routesOf } from '../capture/campaign-routes.js';
import { captureClick } from '../capture/capture-click.js';
import { aCampaign, anOffer, aRequest, aUuid, NOBODY, NOON_MS, tools } from '../testing/factories.js';
import { Visit } from '../capture/request/visit.js';
import type { Cap } from './cap.js';
import { explainChoice, explainTries } from './explain-decision.js';
import { decideVisit } from './route-visit.js';

const ES = tools({ visitorOf: () => ({ ...NOBODY, country: 'ES' }) });

function decide(campaign: Campaign, uuid = aUuid(), reached: Record<number, Cap> = {}, request = aRequest(), nowMs = NOON_MS) {
  const visit = new Visit(request, nowMs, { ...ES, capReached: (_, offerId) => reached[offerId] });
  const decision = decideVisit(visit, campaign, routesOf(campaign), uuid);
  return {
    chosen: decision.chosen?.offer.id,
    tries: explainTries(decision, visit),
    why: explainChoice(decision, routesOf(campaign).sticky),
  };
}

const offers = (...given: Partial<Offer>[]) => given.map((one, at) => anOffer({ id: at + 1, ...one }));

describe('decideRoute', () => {
  it('spreads over the offers that take the visitor, the same click always alike, within one per cent of the weights', () => {
    const campaign = aCampaign({
      offers: offers(
        { weight: 60 },
        { weight: 500, rules: { country: { allow: ['FR'] } } },
        { weight: 40, rules: { country: { allow: ['ES'] } } },
      ),
    });
    const counts: Record<number, number> = {};
    const plan = routesOf(campaign);
    const visit = new Visit(aRequest(), NOON_MS, ES);
    for (let i = 0; i < 100_000; i++) {
      const uuid = aUuid(NOON_MS + i);
      const id = decideVisit(visit, campaign, plan, uuid).chosen?.offer.id ?? 0;
      counts[id] = (counts[id] ?? 0) + 1;
      if (i < 100) expect(decideVisit(visit, campaign, plan, uuid).chosen?.offer.id).toBe(id);
    }
    expect(Object.keys(counts)).toEqual(['1', '3']);
    expect(Math.abs((counts[1] ?? 0) - 60_000)).toBeLessThan(1_000);
  });

  it('tells what each offer said', () => {
    const campaign = aCampaign({
      offers: offers({ name: 'France', rules: { country: { allow: ['FR'] } } }, { weight: 30 }, { weight: 0 }),
    });
    expect(decide(campaign)).toEqual({
      chosen: 2,
      why: 'Offer 2 is the only one that takes this visitor.',
      tries: [
        {
          offer_id: '1',
          name: 'France',
          outcome: 'refused',
          chance: null,
          rule: 'country',
          explanation: 'country is "ES"; the offer wants one of FR.',
        },
        { offer_id: '2', name: '', outcome: 'chosen', chance: 1, rule: null, explanation: 'Takes this visitor, with a weight of 30.' },
        {
          offer_id: '3',
          name: '',
          outcome: 'standby',
          chance: null,
          rule: null,
          explanation: 'Its weight is 0: it only takes over from a capped offer.',
        },
      ],
    });
  });

  it('lets the follow-up take over from a capped offer, even one of weight 0, and along a chain', () => {
    const campaign = aCampaign({
      offers: offers({ caps: { daily_clicks: 5, follow_up: 1 } }, { weight: 0, caps: { daily_clicks: 5, follow_up: 2 } }, { weight: 0 }),
    });
    expect(decide(campaign)).toMatchObject({ chosen: 1 });
    expect(decide(campaign, aUuid(), { 1: 'daily_clicks' })).toMatchObject({
      chosen: 2,
      why: 'Offer 1 is capped for today; offer 2 takes over.',
    });
    expect(decide(campaign, aUuid(), { 1: 'daily_clicks', 2: 'daily_conversions' })).toMatchObject({ chosen: 3 });
  });

  it('chooses among the others by weight when a capped offer has no follow-up, or one that does not take the visitor', () => {
    const campaign = aCampaign({
      offers: offers(
        { weight: 1_000_000, caps: { daily_clicks: 5, follow_up: 1 } },
        { rules: { country: { allow: ['FR'] } } },
        { weight: 1 },
      ),
    });
    expect(decide(campaign, aUuid(), { 1: 'daily_clicks' })).toMatchObject({ chosen: 3 });
  });

  it('ends a ring of capped follow-ups', () => {
    const campaign = aCampaign({
      offers: offers({ caps: { daily_clicks: 1, follow_up: 1 } }, { caps: { daily_clicks: 1, follow_up: 0 } }),
    });
    expect(decide(campaign, aUuid(), { 1: 'daily_clicks', 2: 'daily_clicks' })).toMatchObject({
      chosen: undefined,
      why: 'No offer takes this visitor.',
    });
  });

  it('sends nobody to an offer once the campaign’s own cap is reached', () => {
    const campaign = aCampaign({ dailyConversionCap: 5, fallbackUrl: 'https://fallback.example/' });
    expect(decide(campaign, aUuid(), { 0: 'daily_conversions' })).toEqual({
      chosen: undefined,
      tries: [],
      why: "The campaign's conversion cap for today is reached, so no offer was tried.",
    });
    const capped = tools({ capReached: (_, offerId) => (offerId === 0 ? 'daily_conversions' : undefined) });
    expect(captureClick(aRequest(), campaign, NOON_MS, capped)).toEqual({ kind: 'unrouted', location: 'https://fallback.example/' });
  });

  it('keeps a sticky visitor with his offer all day, whatever the click id, and mixes visitors', () => {
    const campaign = aCampaign({ extra: { sticky_visitor: true }, offers: offers({}, {}) });
    const of = (ip: string, i = 0, nowMs = NOON_MS) => decide(campaign, aUuid(NOON_MS + i), {}, aRequest({ ip }), nowMs).chosen;
    for (let i = 0; i < 20; i++) expect(of('203.0.113.1', i)).toBe(of('203.0.113.1'));
    expect(new Set(Array.from({ length: 40 }, (_, i) => of(`203.0.113.${i}`)))).toEqual(new Set([1, 2]));
    expect(new Set(Array.from({ length: 40 }, (_, i) => of('203.0.113.1', 0, NOON_MS + i * 86_400_000)))).toEqual(new Set([1, 2]));
  });

  it('spreads sticky visitors by a secret salt: who shares an offer cannot be worked out from outside', () => {
    const campaign = aCampaign({ extra: { sticky_visitor: true }, offers: offers({}, {}) });
    const spread = (secret: string) =>
      Array.from({ length: 64 }, (_, i) => {
        const given = { ...tools(), visitorSecrets: new VisitorSecrets([secret]) };
        const visit = new Visit(aRequest({ ip: `203.0.113.${i}` }), NOON_MS, given);
        return decideVisit(visit, campaign, routesOf(campaign), aUuid()).chosen?.offer.id;
      });
    expect(spread('one secret, long enough')).toEqual(spread('one secret, long enough'));
    expect(spread('one secret, long enough')).not.toEqual(spread('another secret, as long'));
  });

  it('never leaves the stored host, whatever the visit and the rules', () => {
    const hosts = ['https://one.example:8443', 'http://two.example', 'https://three.example'];
    const stored = hosts.map((host) => ({ url: `${host}/{sub1}?a={param:a}&b={sub2:raw}&c={source}` }));
    const campaign = aCampaign({
      fallbackUrl: 'https://fallback.example/{sub1}',
      offers: offers(
        { ...stored[0], rules: { query: [{ name: 'a', block: ['x'] }] } },
        { ...stored[1], rules: { referrer: { block: ['evil.example'] }, country: { allow: ['ES'] } } },
        { ...stored[2], rules: { supply_id: { allow: ['s'] } } },
      ),
    });
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ maxLength: 60 }), fc.string({ maxLength: 30 }), (a, b, ip) => {
        const request = aRequest({
          rawQuery: `sub1=${a}&a=${b}&sub2=${a}&supply_id=${b}&url=//evil.example`,
          ip,
          referrer: b,
          userAgent: a,
          acceptLanguage: b,
        });
        const { location = '' } = captureClick(request, campaign, NOON_MS, ES);
        expect(location).toMatch(/^[\x21-\x7e]+$/);
        expect([...hosts, 'https://fallback.example']).toContain(new URL(location).origin);
      }),
    );
  });
});
