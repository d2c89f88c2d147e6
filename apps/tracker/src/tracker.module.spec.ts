import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createHttpApp } from '#http';
import { testDatabase, testSettings, type TestDatabase } from '#testing';
import { TrackerModule } from './tracker.module.js';

let test: TestDatabase;
let app: NestFastifyApplication;
const dataDir = mkdtempSync(join(tmpdir(), 'rebound-tracker-'));
beforeAll(async () => {
  test = await testDatabase();
  const settings = testSettings({ DATABASE_URL: test.url, DATA_DIR: dataDir }, 'tracker');
  app = await createHttpApp(TrackerModule.forProcess(settings), settings);
  await app.listen(0, '127.0.0.1');
});
afterAll(async () => {
  await app.close();
  await test.close();
  rmSync(dataDir, { recursive: true, force: true });
});

it('serves clicks, postbacks and receipts and nothing of the management API', async () => {
  const base = await app.getUrl();
  const status = async (path: string) => (await fetch(base + path, { redirect: 'manual' })).status;
  expect(await status('/c/nosuch')).toBe(404);
  const postback = await fetch(`${base}/postback?click_id=x`);
  const body = await postback.text();
  expect([postback.status, body.slice(0, 6)]).toEqual([200, 'OK pb_']);
  expect(await status(`/receipts/${body.slice(3)}`)).toBe(200);
  expect(await status('/healthz')).toBe(200);
  expect(await status('/readyz')).toBe(200);
  expect(await status('/api/v1/campaigns')).toBe(404);
});
