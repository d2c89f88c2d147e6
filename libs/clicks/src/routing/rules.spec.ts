import { describe, expect, it } from 'vitest';
import type { OfferRules } from '#campaigns';
import { routesOf } from '../capture/campaign-routes.js';
import { aCampaign, anOffer, aRequest, aUuid, NOBODY, NOON_MS, tools } from '../testing/factories.js';
import { Visit } from '../capture/request/visit.js';
import { explainTries } from './explain-decision.js';
import { decideVisit } from './route-visit.js';

type Given = Partial<{ query: string; ip: string; referrer: string; visitor: Partial<typeof NOBODY>; at: string }>;

function visitOf({ query = '', ip = '203.0.113.9', referrer = '', visitor, at }: Given): Visit {
  const visitorOf = () => {
    if (!visitor) throw new Error('the visitor was looked up');
    return { ...NOBODY, ...visitor };
  };
  return new Visit(aRequest({ rawQuery: query, ip, referrer }), at === undefined ? NOON_MS : Date.parse(at), tools({ visitorOf }));
}

/** undefined when the offer takes the visit, else why it does not */
function refusal(rules: OfferRules, given: Given, timeZone = 'UTC'): string | undefined {
  const campaign = aCampaign({ timeZone, offers: [anOffer({ rules })] });
  const visit = visitOf(given);
  const decision = decideVisit(visit, campaign, routesOf(campaign), aUuid());
  return decision.chosen ? undefined : explainTries(decision, visit)[0]?.explanation;
}

describe('rules of an offer', () => {
  it.each<[string, OfferRules, Given, Given, string]>([
    [
      'country',
      { country: { allow: ['es', 'PT'] } },
      { visitor: { country: 'ES' } },
      { visitor: { country: 'FR' } },
      'country is "FR"; the offer wants one of es, PT.',
    ],
    [
      'a country not known',
      { country: { allow: ['ES'] } },
      { visitor: { country: 'ES' } },
      { visitor: {} },
      'country is not known; the offer wants one of ES.',
    ],
    [
      'a blocked country',
      { country: { block: ['ES'] } },
      { visitor: {} },
      { visitor: { country: 'ES' } },
      'country is "ES"; the offer wants none of ES.',
    ],
    [
      'region',
      { region: { allow: ['Catalonia'] } },
      { visitor: { region: 'catalonia' } },
      { visitor: { region: 'Madrid' } },
      'region is "Madrid"; the offer wants one of Catalonia.',
    ],
    [
      'city',
      { city: { block: ['Paris'] } },
      { visitor: { city: 'Lyon' } },
      { visitor: { city: 'Paris' } },
      'city is "Paris"; the offer wants none of Paris.',
    ],
    [
      'language',
      { language: { allow: ['es'] } },
      { visitor: { language: 'es' } },
      { visitor: { language: 'en' } },
      'language is "en"; the offer wants one of es.',
    ],
    [
      'device',
      { device: { allow: ['mobile'] } },
      { visitor: { device: 'mobile' } },
      { visitor: { device: 'desktop' } },
      'device is "desktop"; the offer wants one of mobile.',
    ],
    [
      'os',
      { os: { allow: ['android'] } },
      { visitor: { os: 'Android' } },
      { visitor: { os: 'iOS' } },
      'os is "iOS"; the offer wants one of android.',
    ],
    [
      'browser',
      { browser: { block: ['Chrome'] } },
      { visitor: { browser: 'Firefox' } },
      { visitor: { browser: 'Chrome' } },
      'browser is "Chrome"; the offer wants none of Chrome.',
    ],
    [
      'device model',
      { device_model: { allow: ['samsung sm-g991b'] } },
      { visitor: { model: 'Samsung SM-G991B' } },
      { visitor: { model: 'Samsung SM-A515F' } },
      'device_model is "Samsung SM-A515F"; the offer wants one of samsung sm-g991b.',
    ],
    [
      'brand',
      { device_model: { block: ['Apple'] } },
      { visitor: { model: 'Applephone 3' } },
      { visitor: { model: 'Apple iPhone' } },
      'device_model is "Apple iPhone"; the offer wants none of Apple.',
    ],
    [
      'number of the network',
      { asn: { allow: ['AS64500', '64501'] } },
      { visitor: { asn: '64500' } },
      { visitor: { asn: '6450' } },
      'asn is "6450"; the offer wants one of AS64500, 64501.',
    ],
    [
      'a network not known',
      { asn: { allow: ['64500'] } },
      { visitor: { asn: '64500' } },
      { visitor: {} },
      'asn is not known; the offer wants one of 64500.',
    ],
    [
      'provider',
      { isp: { block: ['Example Hosting'] } },
      { visitor: { isp: 'Example Telecom' } },
      { visitor: { isp: 'example hosting' } },
      'isp is "example hosting"; the offer wants none of Example Hosting.',
    ],
    [
      'connection',
      { connection: { allow: ['Cellular'] } },
      { visitor: { connection: 'cellular' } },
      { visitor: { connection: 'Cable/DSL' } },
      'connection is "Cable/DSL"; the offer wants one of Cellular.',
    ],
    [
      'IP range',
      { ip: { allow: ['203.0.113.0/24'] } },
      {},
      { ip: '198.51.100.1' },
      'ip is "198.51.100.1"; the offer wants one of 203.0.113.0/24.',
    ],
    [
      'IPv6 range',
      { ip: { block: ['2001:db8::/32'] } },
      { ip: '2001:db9::1' },
      { ip: '2001:db8::1' },
      'ip is "2001:db8::1"; the offer wants none of 2001:db8::/32.',
    ],
    [
      'single address',
      { ip: { block: ['203.0.113.9'] } },
      { ip: '203.0.113.8' },
      {},
      'ip is "203.0.113.9"; the offer wants none of 203.0.113.9.',
    ],
    ['address not known', { ip: { allow: ['0.0.0.0/0'] } }, {}, { ip: '' }, 'ip is not known; the offer wants one of 0.0.0.0/0.'],
    [
      'referrer',
      { referrer: { allow: ['news.example'] } },
      { referrer: 'https://www.m.news.example/a' },
      { referrer: 'https://fakenews.example/' },
      'referrer is "fakenews.example"; the offer wants one of news.example.',
    ],
    [
      'query value',
      { query: [{ name: 'utm_term', allow: ['shoes'] }] },
      { query: 'UTM_term=shoes' },
      { query: 'utm_term=Shoes' },
      'query.utm_term is "Shoes"; the offer wants one of shoes.',
    ],
    [
      'supply_id',
      { supply_id: { block: ['s1'] } },
      { query: 'supply_id=S1' },
      { query: 'supply_id=s1' },
      'supply_id is "s1"; the offer wants none of s1.',
    ],
    [
      'site_id',
      { site_id: { allow: ['a', 'b'], block: ['c'] } },
      { query: 'site_id=b' },
      { query: 'site_id=c' },
      'site_id is "c"; the offer wants one of a, b and none of c.',
    ],
    [
      'schedule, before its start',
      { schedule: { start: '2026-11-22T12:00:00Z' } },
      { at: '2026-11-22T12:00:00Z' },
      { at: '2026-11-22T11:59:59.999Z' },
      'schedule is "2026-11-22T11:59:59.999Z"; the offer wants from 2026-11-22T12:00:00Z.',
    ],
    [
      'schedule, at its end',
      { schedule: { end: '2026-11-22T12:00:00Z' } },
      { at: '2026-11-22T11:59:59.999Z' },
      { at: '2026-11-22T12:00:00Z' },
      'schedule is "2026-11-22T12:00:00.000Z"; the offer wants before 2026-11-22T12:00:00Z.',
    ],
  ])('%s', (_, rules, taken, refused, why) => {
    expect(refusal(rules, taken)).toBeUndefined();
    expect(refusal(rules, refused)).toBe(why);
  });

  // 2026-11-22 is a Sunday; Madrid is an hour ahead of UTC then.
  it.each([
    ['2026-11-22T21:00:00Z', 'sun 22:00 in Europe/Madrid', true],
    ['2026-11-23T02:59:00Z', 'mon 03:59 in Europe/Madrid', true],
    ['2026-11-23T03:00:00Z', 'mon 04:00 in Europe/Madrid', false],
    ['2026-11-22T20:59:00Z', 'sun 21:59 in Europe/Madrid', false],
    ['2026-11-23T21:30:00Z', 'mon 22:30 in Europe/Madrid', false],
  ])('hours past midnight belong to the day they start on: %s', (at, seen, taken) => {
    const rules: OfferRules = { hours: { slots: [{ days: ['sun'], from: '22:00', to: '04:00' }] } };
    const why = `hours is "${seen}"; the offer wants sun 22:00–04:00.`;
    expect(refusal(rules, { at }, 'Europe/Madrid')).toBe(taken ? undefined : why);
  });

  it('reads hours in their own zone before the campaign’s, and follows it through daylight saving', () => {
    const rules: OfferRules = { hours: { time_zone: 'Europe/Madrid', slots: [{ from: '08:00', to: '09:00' }] } };
    expect(refusal(rules, { at: '2026-11-22T07:30:00Z' }, 'Asia/Tokyo')).toBeUndefined();
    expect(refusal(rules, { at: '2026-07-22T07:30:00Z' }, 'Asia/Tokyo')).toBe(
      'hours is "wed 09:30 in Europe/Madrid"; the offer wants daily 08:00–09:00.',
    );
  });

  it('asks nothing about the visitor when a cheaper rule refuses already', () => {
    expect(refusal({ country: { allow: ['ES'] }, supply_id: { allow: ['s'] } }, {})).toBe(
      'supply_id is not known; the offer wants one of s.',
    );
  });
});
