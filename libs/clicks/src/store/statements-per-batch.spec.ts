import { afterAll, beforeAll, expect, it } from 'vitest';
import { CampaignDirectory } from '#campaigns';
import { statementsDuring, testDatabase, testSettings, type TestDatabase } from '#testing';
import { ClickEnricher } from '../enrich/click-enricher.js';
import { GeoLocator } from '../enrich/geo-locator.js';
import { VisitorReader } from '../enrich/visitor-reader.js';
import { DataCentres } from '../quality/data-centres.js';
import { aRecord, aUuid } from '../testing/factories.js';
import { seedCampaign } from '../testing/seed-campaign.js';
import { writeClickRecord } from './click-record.js';
import { ClickStore } from './click.store.js';
import { Dictionary } from './dictionary.store.js';
import { WriteClicksProcessor } from './write-clicks.processor.js';

let test: TestDatabase;
let processor: WriteClicksProcessor;
beforeAll(async () => {
  test = await testDatabase();
  const settings = testSettings({ DATABASE_URL: test.url }, 'worker');
  const directory = new CampaignDirectory(settings);
  const enricher = new ClickEnricher(directory, new VisitorReader(await GeoLocator.open()), await DataCentres.open(undefined), settings);
  processor = new WriteClicksProcessor(test.db, directory, enricher, new Dictionary(), new ClickStore());
});
afterAll(() => test.close());

/** Settings are looked at again once in a while, whatever the batch holds. */
const ONCE_IN_A_WHILE = 3;

it('asks the database as often for a batch of 300 clicks with values of their own as for one', async () => {
  const campaign = await seedCampaign(test.db, {});
  const recordsOf = (count: number, site: string) =>
    Array.from({ length: count }, (_, n) =>
      writeClickRecord(
        aRecord({
          id: aUuid(undefined, campaign.id),
          campaign: campaign.id,
          ip: `198.51.${count % 200}.${n % 250}`,
          query: `supply_id=s&site_id=${site}-${n}&sub1=${site}-${n}`,
        }),
      ),
    );
  await processor.handle(recordsOf(1, 'first'));
  const ofOne = await statementsDuring(() => processor.handle(recordsOf(1, 'one')));
  const ofMany = await statementsDuring(() => processor.handle(recordsOf(300, 'many')));
  expect(ofMany.length).toBeGreaterThan(3);
  expect(ofMany.length).toBeLessThanOrEqual(ofOne.length + ONCE_IN_A_WHILE);
  expect(ofMany.length).toBeLessThanOrEqual(10 + ONCE_IN_A_WHILE);
  const { rows } = await test.db.query(`SELECT count(*)::int AS n FROM clicks WHERE campaign_id = $1`, [campaign.id]);
  expect(rows).toEqual([{ n: 302 }]);
});
