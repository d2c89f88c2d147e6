import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createHttpApp } from '#http';
import { statementsDuring, testDatabase, testSettings, type TestDatabase } from '#testing';
import { TrackerModule } from '../../apps/tracker/src/tracker.module.js';

// Counted, not timed: what a click and a postback cost the stores on their way in.
const HITS = 300;

let database: TestDatabase;
let app: NestFastifyApplication;
let url: string;
beforeAll(async () => {
  database = await testDatabase();
  await database.db.query(`
    INSERT INTO advertisers (name) VALUES ('A');
    INSERT INTO postback_sources (key, advertiser_id, name) VALUES ('key_a', 1, 'S');
    INSERT INTO campaigns (key, name, advertiser_id, source_id, currency) VALUES ('c', 'C', 1, 1, 'USD');
    INSERT INTO offers (campaign_id, position, url, payout, currency) VALUES (1, 0, 'http://offer.example/?c={click_id}', 5000000, 'USD')`);
  const settings = testSettings({ DATABASE_URL: database.url }, 'tracker');
  app = await createHttpApp(TrackerModule.forProcess(settings), settings);
  await app.listen(0, '127.0.0.1');
  url = await app.getUrl();
});
afterAll(async () => {
  await app.close();
  await database.close();
});

const hitAll = async (path: (n: number) => string, status: number) => {
  const answers = await Promise.all(Array.from({ length: HITS }, (_, n) => fetch(url + path(n), { redirect: 'manual' })));
  expect(answers.filter((answer) => answer.status !== status)).toEqual([]);
};

it.each([
  ['redirect', (n: number) => `/c/c?supply_id=s-${n}&site_id=site.example&sub1=x`, 302],
  ['postback', (n: number) => `/postback?click_id=push_0${'0'.repeat(42)}&payout=5.00&txid=${n}`, 200],
] as const)('a %s asks the database nothing but to keep it, in a few hundred bytes', async (_, path, status) => {
  // The first opens connections and reads the campaigns.
  await hitAll(path, status);
  const sent = await statementsDuring(() => hitAll(path, status));
  // One or two batches on an idle machine; on a busy one hits trickle in, and there are more.
  const kept = sent.filter(({ text }) => /add_job|inbox/.test(text));
  expect(kept.length).toBeGreaterThan(0);
  expect(kept.length).toBeLessThanOrEqual(HITS);
  // The little that a process asks by the clock.
  expect(sent.length - kept.length).toBeLessThan(20);
  const bytes = sent.reduce((sum, { parameterSize }) => sum + parameterSize, 0) / HITS;
  expect(bytes).toBeGreaterThan(100);
  // About 480. A store that is late with its answer is asked beside the other one: then a batch is sent twice.
  expect(bytes).toBeLessThan(1_500);
});
