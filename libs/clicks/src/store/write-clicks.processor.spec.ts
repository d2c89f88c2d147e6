import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CampaignDirectory } from '#campaigns';
import { testDatabase, testSettings, type TestDatabase } from '#testing';
import { ClickEnricher } from '../enrich/click-enricher.js';
import { writeClickRecord } from './click-record.js';
import { ClickStore } from './click.store.js';
import { Dictionary } from './dictionary.store.js';
import { GeoLocator } from '../enrich/geo-locator.js';
import { DataCentres } from '../quality/data-centres.js';
import { CLICK_FLAG } from './stored-click.js';
import { aRecord, aUuid, NOON_MS } from '../testing/factories.js';
import { seedCampaign } from '../testing/seed-campaign.js';
import { VisitorReader } from '../enrich/visitor-reader.js';
import { WriteClicksProcessor } from './write-clicks.processor.js';

const ANDROID = 'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Mobile Safari/537.36';

let test: TestDatabase;
let dictionary: Dictionary;
let processor: WriteClicksProcessor;
beforeAll(async () => {
  test = await testDatabase();
  const settings = testSettings({ DATABASE_URL: test.url }, 'worker');
  const directory = new CampaignDirectory(settings);
  dictionary = new Dictionary();
  const enricher = new ClickEnricher(directory, new VisitorReader(await GeoLocator.open()), await DataCentres.open(undefined), settings);
  processor = new WriteClicksProcessor(test.db, directory, enricher, dictionary, new ClickStore());
});
afterAll(() => test.close());

const rowsOf = async (id: string) =>
  (await test.db.query(`SELECT * FROM clicks c LEFT JOIN click_details d USING (id) WHERE id = $1`, [id])).rows;
const textOf = async (dimension: Parameters<Dictionary['valuesOf']>[1], id: number) =>
  (await dictionary.valuesOf(test.db, dimension, [id])).get(id);

describe('WriteClicksProcessor', () => {
  it('writes a click with place, device, cost, ids and masked address', async () => {
    const campaign = await seedCampaign(test.db, { costModel: 'cpc', costAmount: 20_000n });
    const id = aUuid(NOON_MS, campaign.id);
    const query = 'supply_id=s-1&site_id=z&creative_id=c&source=n&external_id=x1&sub1=a&sub3=%D0%BF&odd=1';
    await processor.handle([
      writeClickRecord(
        aRecord({
          id,
          campaign: campaign.id,
          offer: 5,
          version: 3,
          query,
          ip: '8.8.8.8',
          agent: ANDROID,
          languages: 'es-ES',
          referrer: 'https://news.example/a',
        }),
      ),
    ]);
    const [row] = await rowsOf(id);
    expect(row).toMatchObject({
      at: new Date(NOON_MS),
      cost: '20000',
      campaign_id: campaign.id,
      offer_id: 5,
      flags: CLICK_FLAG.unique,
      ip: '8.8.8.0/24',
      external_id: 'x1',
      query,
      campaign_version: 3,
      user_agent: ANDROID,
      target: 'http://offer.example/',
      referrer: 'https://news.example/a',
    });
    expect(
      await Promise.all([
        textOf('supply', row?.['supply_id']),
        textOf('site', row?.['site_id']),
        textOf('creative', row?.['creative_id']),
        textOf('source', row?.['source_id']),
        textOf('referrer', row?.['referrer_id']),
        textOf('country', row?.['country']),
        textOf('device', row?.['device']),
        textOf('os', row?.['os']),
        textOf('browser', row?.['browser']),
        textOf('language', row?.['language']),
        textOf('sub', row?.['subs'][0]),
        textOf('sub', row?.['subs'][2]),
      ]),
    ).toEqual(['s-1', 'z', 'c', 'n', 'news.example', 'US', 'mobile', 'Android', 'Chrome', 'es', 'a', 'п']);
    expect(row?.['subs'][1]).toBeNull();
  });

  it('changes nothing when a batch comes twice', async () => {
    const campaign = await seedCampaign(test.db);
    const records = [aUuid(), aUuid()].map((id) => writeClickRecord(aRecord({ id, campaign: campaign.id })));
    const marks = async () => Number((await test.db.query(`SELECT count(*) FROM batches`)).rows[0]?.['count']);
    const before = await marks();
    await processor.handle(records);
    await processor.handle([...records].reverse());
    expect((await marks()) - before).toBe(1);
  });

  it('knows campaigns saved a moment ago, and writes clicks of ones it does not know', async () => {
    const campaign = await seedCampaign(test.db, { costModel: 'cpm', costAmount: 2_000_000n });
    const [known, unknown] = [aUuid(), aUuid()];
    await processor.handle([
      writeClickRecord(aRecord({ id: known, campaign: campaign.id })),
      writeClickRecord(aRecord({ id: unknown, campaign: 999_999 })),
    ]);
    expect([(await rowsOf(known))[0]?.['cost'], (await rowsOf(unknown))[0]?.['cost']]).toEqual(['2000', '0']);
  });

  it('stores whatever a visitor sends', async () => {
    const id = aUuid();
    const nasty = '\u0000\ud800\r\n\'"\\{}💰';
    await processor.handle([
      writeClickRecord(
        aRecord({
          id,
          query: `sub1=%00%ff%ZZ&supply_id=${nasty}&sub20=${'x'.repeat(10_000)}`,
          ip: 'nonsense',
          agent: nasty.repeat(500),
          referrer: nasty,
          languages: nasty,
        }),
      ),
    ]);
    const [row] = await rowsOf(id);
    expect(row).toMatchObject({ ip: null, country: 0, language: 0 });
    expect(row?.['subs']).toHaveLength(20);
  });

  it('keeps whole addresses when switched on', async () => {
    const settings = testSettings({ DATABASE_URL: test.url, STORE_FULL_IPS: true }, 'worker');
    const directory = new CampaignDirectory(settings);
    const full = new WriteClicksProcessor(
      test.db,
      directory,
      new ClickEnricher(directory, new VisitorReader(await GeoLocator.open()), await DataCentres.open(undefined), settings),
      dictionary,
      new ClickStore(),
    );
    const id = aUuid();
    await full.handle([writeClickRecord(aRecord({ id, ip: '2001:db8::1' }))]);
    expect((await rowsOf(id))[0]).toMatchObject({ ip: '2001:db8::1' });
  });

  it('keeps bots, labelled', async () => {
    const id = aUuid();
    await processor.handle([writeClickRecord(aRecord({ id, agent: 'curl/8.0' }))]);
    expect((await rowsOf(id))[0]).toMatchObject({ flags: CLICK_FLAG.bot });
  });

  it('counts a visitor as unique once per campaign and window, bots never', async () => {
    const [campaign, other] = [await seedCampaign(test.db), await seedCampaign(test.db)];
    const visit = (given: Partial<Parameters<typeof aRecord>[0]>) =>
      aRecord({ id: aUuid(NOON_MS, campaign.id), campaign: campaign.id, ip: '198.51.100.20', agent: ANDROID, ...given });
    const clicks = [
      visit({}),
      visit({ id: aUuid(NOON_MS + 2_000) }),
      visit({ id: aUuid(NOON_MS + 4_000), campaign: other.id }),
      visit({ id: aUuid(NOON_MS + 86_400_000) }),
      visit({ id: aUuid(NOON_MS - 5_000), prefetch: 1 }),
    ];
    for (const click of clicks) await processor.handle([writeClickRecord(click)]);
    const flags = await Promise.all(clicks.map(async ({ id }) => (await rowsOf(id))[0]?.['flags']));
    expect(flags).toEqual([CLICK_FLAG.unique, 0, CLICK_FLAG.unique, CLICK_FLAG.unique, CLICK_FLAG.bot | CLICK_FLAG.prefetch]);
  });

  it('counts clicks for caps by the campaign’s day, once, without bots, and only where there is a cap', async () => {
    const [capped, free] = [await seedCampaign(test.db), await seedCampaign(test.db)];
    await test.db.query(`UPDATE campaigns SET time_zone = 'Asia/Tokyo', extra = '{"daily_click_cap":3}' WHERE id = $1`, [capped.id]);
    const offer = capped.offerIds[0] ?? 0;
    const click = (atMs: number, given: Partial<Parameters<typeof aRecord>[0]> = {}) =>
      writeClickRecord(aRecord({ id: aUuid(atMs, capped.id), campaign: capped.id, offer, agent: ANDROID, ...given }));
    const batch = [
      click(NOON_MS),
      click(NOON_MS + 4 * 3_600_000),
      click(NOON_MS + 1),
      click(NOON_MS + 2, { agent: 'curl/8.0' }),
      writeClickRecord(aRecord({ id: aUuid(), campaign: free.id })),
    ];
    await processor.handle(batch);
    await processor.handle(batch);
    const { rows } = await test.db.query(
      `SELECT campaign_id, offer_id, day::text, n FROM cap_clicks WHERE campaign_id = ANY($1) ORDER BY offer_id, day`,
      [[capped.id, free.id]],
    );
    // 16:00 UTC is the next day in Tokyo.
    expect(rows).toEqual([
      { campaign_id: capped.id, offer_id: 0, day: '2026-11-22', n: 2 },
      { campaign_id: capped.id, offer_id: 0, day: '2026-11-23', n: 1 },
      { campaign_id: capped.id, offer_id: offer, day: '2026-11-22', n: 2 },
      { campaign_id: capped.id, offer_id: offer, day: '2026-11-23', n: 1 },
    ]);
  });

  it('refuses a batch with a record that is none, and writes none of it', async () => {
    const id = aUuid();
    await expect(processor.handle([writeClickRecord(aRecord({ id })), '{"id":"x"}'])).rejects.toThrow('Invalid input');
    expect(await rowsOf(id)).toEqual([]);
  });
});
