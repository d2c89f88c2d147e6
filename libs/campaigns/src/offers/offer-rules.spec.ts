import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { offerRules, type OfferRules } from './offer-rules.js';
import { campaignsApp, type CampaignsApp } from '../testing/campaigns-app.js';

let api: CampaignsApp;
beforeAll(async () => {
  api = await campaignsApp();
});
afterAll(() => api.close());

interface Shown {
  readonly id: string;
  readonly version: number;
  readonly offers: readonly { readonly id: string; readonly rules: OfferRules | null; readonly caps: unknown }[];
  readonly sticky_visitor: boolean;
  readonly daily_click_cap: number | null;
  readonly unique_window_hours: number;
}

const offer = { url: 'http://advertiser.example/?c={click_id}', payout: '5.00', currency: 'USD' };
const make = (given: object, more: object = {}) => api.call('POST', '/campaigns', { name: 'C', offers: [{ ...offer, ...given }], ...more });

describe('rules of an offer', () => {
  it('are kept as given, take part in versions and go away with null', async () => {
    const rules = {
      country: { allow: ['ES'] },
      hours: { time_zone: 'Europe/Madrid', slots: [{ days: ['mon'], from: '22:00', to: '04:00' }] },
    };
    const made = (await make({ rules, caps: { daily_clicks: 10, follow_up: null } })).read<Shown>();
    expect(made.offers[0]).toMatchObject({ rules, caps: { daily_clicks: 10, follow_up: null } });
    const id = made.offers[0]?.id ?? '';
    const path = `/campaigns/${made.id}`;
    expect((await api.call('PATCH', `${path}/offers/${id}`, { rules: null, caps: null })).body).toMatchObject({ rules: null, caps: null });
    expect((await api.call('GET', path)).body).toMatchObject({ version: 2, offers: [{ rules: null, caps: null }] });
  });

  it('are copied by a clone', async () => {
    const made = (await make({ rules: { os: { block: ['iOS'] } } }, { sticky_visitor: true })).read<Shown>();
    const copy = (await api.call('POST', `/campaigns/${made.id}/clone`)).read<Shown>();
    expect(copy).toMatchObject({ sticky_visitor: true, offers: [{ rules: { os: { block: ['iOS'] } } }] });
  });

  it.each<[string, unknown, string]>([
    ['a rule we do not know', { carrier: { allow: ['x'] } }, 'carrier'],
    ['a region that is empty', { region: { allow: [' '] } }, 'is empty'],
    ['a city of a kilobyte', { city: { allow: ['x'.repeat(1_000)] } }, '<=256'],
    ['a language that is a name', { language: { allow: ['spanish'] } }, 'is no code such as es'],
    ['a device model that is none', { device_model: { allow: [''] } }, 'is empty'],
    ['an operating system that is a number', { os: { allow: [10] } }, 'expected string'],
    ['a browser twice', { browser: { allow: ['Chrome'], block: ['Chrome'] } }, 'allows and blocks the same value'],
    ['a network that is a name', { asn: { allow: ['Google'] } }, 'is no code such as AS15169'],
    ['a provider without a list', { isp: { deny: ['x'] } }, 'deny'],
    ['a connection that is empty', { connection: { block: [] } }, 'is empty: leave it out instead'],
    ['too many supply sources', { supply_id: { block: Array.from({ length: 1_001 }, (_, i) => `s${i}`) } }, '<=1000'],
    ['a country that is no code', { country: { allow: ['Spain'] } }, 'is no code such as ES'],
    ['an empty list', { country: { allow: [] } }, 'is empty: leave it out instead'],
    ['neither allow nor block', { device: {} }, 'needs allow, block or both'],
    ['the same value allowed and blocked', { site_id: { allow: ['a'], block: ['a'] } }, 'allows and blocks the same value'],
    ['a range that is none', { ip: { allow: ['203.0.113.0/33'] } }, '"203.0.113.0/33" is neither an address nor a range'],
    ['a short address', { ip: { allow: ['10.1'] } }, '"10.1" is neither an address nor a range'],
    ['a URL as referrer', { referrer: { allow: ['https://news.example/'] } }, 'is no domain such as news.example'],
    ['a day that is none', { hours: { slots: [{ days: ['monday'] }] } }, 'expected one of "mon"'],
    ['an hour that is none', { hours: { slots: [{ from: '25:00' }] } }, 'is no time of day such as 08:30'],
    ['a slot of no length', { hours: { slots: [{ from: '08:00', to: '08:00' }] } }, 'from and to are the same time'],
    ['a zone that is none', { hours: { time_zone: 'Europe/Nowhere', slots: [{}] } }, '"Europe/Nowhere" is not a time zone'],
    [
      'a schedule that ends before it starts',
      { schedule: { start: '2026-02-01T00:00:00Z', end: '2026-01-01T00:00:00Z' } },
      'ends before it starts',
    ],
    ['an instant without zone', { schedule: { start: '2026-02-01T00:00:00' } }, 'is no instant such as'],
    ['a query rule without values', { query: [{ name: 'utm_term' }] }, 'needs allow, block or both'],
  ])('are refused: %s', (_, rules, why) => {
    const { error } = offerRules.safeParse(rules);
    expect(error?.issues.map(({ message }) => message).join('; ')).toContain(why);
  });

  it('about what no file here tells are saved with a warning', async () => {
    const rules = { city: { allow: ['Paris'] }, asn: { block: ['AS64500'] }, country: { allow: ['FR'] } };
    const warnings = (await make({ rules })).read<{ warnings: { code: string; message: string }[] }>().warnings;
    const told = warnings.filter(({ code }) => code === 'rule_without_file').map(({ message }) => message.replace(/^Offer \d+ has a /, ''));
    expect(told.sort()).toEqual([
      'rule on asn, which is not known here: GEO_ASN_FILE is not set.',
      'rule on city, which is not known here: GEO_CITY_FILE is not set.',
    ]);
  });

  it('are refused by the API with the place of the fault', async () => {
    const answer = await make({ rules: { country: { allow: ['Spain'] } } });
    expect(answer.status).toBe(400);
    expect(JSON.stringify(answer.body)).toContain('is no code such as ES');
    expect(JSON.stringify(answer.body)).toMatch(/offers.*0.*rules.*country/);
  });
});

describe('settings of a campaign kept together', () => {
  it('change one by one, the others stay; PUT sets them back', async () => {
    const made = (await make({}, { sticky_visitor: true })).read<Shown>();
    expect(made).toMatchObject({ sticky_visitor: true, daily_click_cap: null, unique_window_hours: 24 });
    const path = `/campaigns/${made.id}`;
    const changed = await api.call('PATCH', path, { daily_click_cap: 100 });
    expect(changed.body).toMatchObject({ version: 2, sticky_visitor: true, daily_click_cap: 100 });
    const replaced = await api.call('PUT', path, { name: 'C', offers: [offer], unique_window_hours: 6 });
    expect(replaced.body).toMatchObject({ sticky_visitor: false, daily_click_cap: null, unique_window_hours: 6 });
  });
});
