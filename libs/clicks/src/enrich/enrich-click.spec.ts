import { beforeAll, describe, expect, it } from 'vitest';
import { enrichClick, newClickOf, type EnrichTools } from './enrich-click.js';
import { DictionaryIds } from '../store/dictionary-ids.js';
import { GeoLocator } from './geo-locator.js';
import { maskAddress } from './mask-address.js';
import { readAgent } from './read-agent.js';
import { readLanguage, referrerDomain } from './read-language.js';
import { CLICK_FLAG } from '../store/stored-click.js';
import { aCampaign, aRecord, NOON_MS, tools } from '../testing/factories.js';
import { VisitorReader } from './visitor-reader.js';

const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Mobile/15E148 Safari/604.1';
const WINDOWS = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36';
const GOOGLEBOT = 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)';

let enrichTools: EnrichTools;
beforeAll(async () => {
  const visitors = new VisitorReader(await GeoLocator.open());
  enrichTools = {
    storeFullIps: false,
    campaignOf: () => aCampaign({ costModel: 'cpc', costAmount: 10_000n }),
    rateOf: tools().rateOf,
    visitorOf: (request) => visitors.read(request),
    isDataCentre: (ip) => ip === '192.0.2.1',
    visitorKeyOf: ({ campaignId, ip }, _, windowMs) => `${campaignId}|${ip}|${windowMs}`,
    addressKeyOf: (ip, atMs) => `${ip}|${atMs}`,
  };
});

describe('enrichClick', () => {
  it('finds place, device, language and referrer, and keeps the given ids', () => {
    const click = enrichClick(
      aRecord({
        query: 'supply_id=s&site_id=z&creative_id=c&source=n&external_id=e1&sub1=one&sub3=three&odd=x',
        ip: '8.8.8.8',
        agent: IPHONE,
        languages: 'es-ES,es;q=0.9',
        referrer: 'https://www.News.example/a?b',
      }),
      enrichTools,
    );
    expect(click).toMatchObject({
      values: {
        supply: 's',
        site: 'z',
        creative: 'c',
        source: 'n',
        referrer: 'news.example',
        country: 'US',
        region: '',
        city: '',
        device: 'mobile',
        model: 'Apple iPhone',
        os: 'iOS',
        browser: 'Mobile Safari',
        language: 'es',
      },
      subs: ['one', '', 'three'],
      costMicros: 10_000n,
      flags: 0,
      externalId: 'e1',
      ip: '8.8.8.0/24',
    });
  });

  it('makes a row whose time is the one in the id and whose missing subs are empty', () => {
    const ids = new DictionaryIds();
    ids.set('sub', 'x', 77);
    const row = newClickOf(enrichClick(aRecord({ query: 'sub2=x' }), enrichTools), ids, 0);
    expect(row.click).toMatchObject({ clickedAt: new Date(NOON_MS), subs: [null, 77], supplyId: 0 });
  });

  it.each([
    ['a crawler', { agent: GOOGLEBOT }, CLICK_FLAG.bot],
    ['a link preview of a messenger', { agent: 'WhatsApp/2.23.20.0 A' }, CLICK_FLAG.bot],
    ['a link preview of a network', { agent: 'facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)' }, CLICK_FLAG.bot],
    ['a link preview of a chat', { agent: 'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)' }, CLICK_FLAG.bot],
    ['a browser fetching ahead', { agent: WINDOWS, prefetch: 1 as const }, CLICK_FLAG.bot | CLICK_FLAG.prefetch],
    ['a data centre', { agent: WINDOWS, ip: '192.0.2.1' }, CLICK_FLAG.bot | CLICK_FLAG.dataCentre],
    ['no user agent, which is a label only', { agent: '' }, CLICK_FLAG.noAgent],
    ['a person', { agent: WINDOWS }, 0],
  ])('flags %s', (_, record, flags) => {
    expect(enrichClick(aRecord(record), enrichTools).flags).toBe(flags);
  });
});

describe('the visitor of a click', () => {
  it('is known by campaign and address for the campaign’s window; a bot is nobody', () => {
    const sixHours = { ...enrichTools, campaignOf: () => aCampaign({ extra: { unique_window_hours: 6 } }) };
    expect(enrichClick(aRecord({ agent: WINDOWS }), sixHours).visitorKey).toBe('1|203.0.113.9|21600000');
    expect(enrichClick(aRecord({ agent: WINDOWS }), enrichTools).visitorKey).toBe('1|203.0.113.9|86400000');
    expect(enrichClick(aRecord({ agent: GOOGLEBOT }), enrichTools).visitorKey).toBeUndefined();
  });
});

describe('readers', () => {
  it('call a computer a desktop', () => {
    expect(readAgent(WINDOWS)).toEqual({ device: 'desktop', model: '', os: 'Windows', browser: 'Chrome', bot: false });
    expect(readAgent('\u0000\ud800'.repeat(2_000))).toMatchObject({ device: '', os: '', browser: '' });
  });

  it.each([
    ['es-ES,en', 'es'],
    ['EN', 'en'],
    ['fil-PH', 'fil'],
    ['zz', ''],
    ['qqq', ''],
    ['*', ''],
    ['', ''],
    ['english', ''],
  ])('language %s is "%s"', (header, language) => {
    expect(readLanguage(header)).toBe(language);
  });

  it.each([
    ['http://a.example:8080/x', 'a.example'],
    ['https://user:pw@b.example/', 'b.example'],
    ['android-app://x', ''],
    ['', ''],
    ['http://', ''],
  ])('referrer %s is "%s"', (referrer, domain) => {
    expect(referrerDomain(referrer)).toBe(domain);
  });

  it.each([
    ['203.0.113.77', '203.0.113.0/24', '203.0.113.77'],
    ['2001:db8:1:2:3::9', '2001:db8:1::/48', '2001:db8:1:2:3::9'],
    ['::ffff:203.0.113.77', '203.0.113.0/24', '203.0.113.77'],
    ['999.1.1.1', null, null],
    ['127.1', null, null],
    ['garbage', null, null],
    ['', null, null],
  ])('address %s is stored as %s, or whole as %s', (ip, masked, whole) => {
    expect(maskAddress(ip, false)).toBe(masked);
    expect(maskAddress(ip, true)).toBe(whole);
  });

  it('names the city file it cannot read', async () => {
    await expect(GeoLocator.open('/nowhere/city.mmdb')).rejects.toThrow('GEO_CITY_FILE /nowhere/city.mmdb');
  });
});
