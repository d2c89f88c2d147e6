import { Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ConfigModule } from '#config';
import { DatabaseModule } from '#database';
import { createHttpApp } from '#http';
import { ObservabilityModule } from '#observability';
import { EdgeCounters, QueueModule } from '#queue';
import { testDatabase, testSettings, type TestDatabase } from '#testing';
import { ClicksEdgeModule } from './clicks.edge.module.js';
import { ClicksWorkerModule } from './clicks.worker.module.js';
import { clickIds } from './testing/factories.js';
import { CountClickOutsTask } from './landing/count-click-outs.task.js';
import { DIMENSION } from './store/dimension-codes.js';
import { PreparePartitionsTask } from './store/prepare-partitions.task.js';
import { seedCampaign } from './testing/seed-campaign.js';

let test: TestDatabase;
let app: NestFastifyApplication;
let campaign: Awaited<ReturnType<typeof seedCampaign>>;
let landed: Awaited<ReturnType<typeof seedCampaign>>;
beforeAll(async () => {
  test = await testDatabase();
  campaign = await seedCampaign(test.db, {
    offers: [
      { url: 'http://a.example/?cid={click_id}', weight: 1 },
      { url: 'http://b.example/?cid={click_id}', weight: 3 },
    ],
  });
  landed = await seedCampaign(test.db, { landers: [{ url: 'https://lander.example/{click_id}' }] });
  const settings = testSettings({ DATABASE_URL: test.url });
  @Module({
    imports: [
      ConfigModule.forProcess(settings),
      DatabaseModule,
      ObservabilityModule,
      QueueModule.forProducer(),
      QueueModule.forWorker(),
      ClicksEdgeModule,
      ClicksWorkerModule,
    ],
  })
  class ClicksAlone {}
  app = await createHttpApp(ClicksAlone, settings);
  await app.listen(0, '127.0.0.1');
});
afterAll(async () => {
  await app.close();
  await test.close();
});

describe('clicks, from the redirect to the row', () => {
  it('stores each of 300 concurrent clicks once, on the offer its visitor was sent to, and counts them', async () => {
    const base = `http://127.0.0.1:${(app.getHttpServer().address() as { port: number }).port}/c/${campaign.key}`;
    const locations = await Promise.all(
      Array.from(
        { length: 300 },
        async (_, i) => (await fetch(`${base}?supply_id=s${i % 7}&cost=0.01`, { redirect: 'manual' })).headers.get('location') ?? '',
      ),
    );
    const sent = new Map(
      locations.map((location) => {
        const reading = clickIds.read(new URL(location).searchParams.get('cid') ?? '');
        return [reading.kind === 'genuine' ? reading.uuid : '', location];
      }),
    );
    expect(sent.size).toBe(300);
    const rows = await untilStored(300);
    expect(new Set(rows.map(({ id }) => id))).toEqual(new Set(sent.keys()));
    for (const row of rows) {
      expect(row.target).toBe(sent.get(row.id));
      expect(row.offer_id).toBe(campaign.offerIds[row.target.startsWith('http://a.') ? 0 : 1]);
    }
    const {
      rows: [sums],
    } = await test.db.query(`SELECT (SELECT sum(n)::int FROM batches) AS marked, (SELECT sum(cost) FROM clicks)::text AS cost`);
    expect(sums).toEqual({ marked: 300, cost: '3000000' });
    await app.get(EdgeCounters).flush();
    const { rows: counted } = await test.db.query(`SELECT campaign_id, n FROM edge_counters WHERE name = 'clicks_issued'`);
    expect(counted).toEqual([{ campaign_id: campaign.id, n: '300' }]);
  });

  it('brings a visitor over a landing page to an offer and counts him once, with the dimensions of his click', async () => {
    const base = `http://127.0.0.1:${(app.getHttpServer().address() as { port: number }).port}`;
    const headers = {
      'user-agent': 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36',
    };
    const get = async (path: string) => (await fetch(`${base}${path}`, { redirect: 'manual', headers })).headers.get('location') ?? '';
    const landing = await get(`/c/${landed.key}?supply_id=s1`);
    const [, id] = /^https:\/\/lander\.example\/(push_[0-9a-z]{43})$/.exec(landing) ?? [];
    for (let i = 0; i < 3; i++) expect(await get(`/o/${id}`)).toBe(`http://offer.example/?cid=${id}`);
    const counting = `SELECT f.lander_clicks, f.landing_page_id, f.offer_id, d.value AS supply, (SELECT count(*)::int FROM click_outs) AS outs
      FROM conversion_facts f JOIN dictionary d ON d.dimension = ${DIMENSION.supply.code} AND d.id = f.supply_id WHERE f.campaign_id = $1`;
    const task = app.get(CountClickOutsTask);
    await vi.waitFor(
      async () => {
        await task.run(new AbortController().signal);
        const { rows } = await test.db.query(counting, [landed.id]);
        expect(rows).toEqual([
          { lander_clicks: 1, landing_page_id: landed.landerIds[0], offer_id: landed.offerIds[0], supply: 's1', outs: 3 },
        ]);
      },
      { timeout: 60_000, interval: 100 },
    );
  }, 90_000);

  it('keeps partitions a week ahead', async () => {
    await app.get(PreparePartitionsTask).run(new AbortController().signal);
    const inAWeek = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '');
    const { rows } = await test.db.query(`SELECT to_regclass($1) IS NOT NULL AS there`, [`clicks_p${inAWeek}`]);
    expect(rows).toEqual([{ there: true }]);
    // The day's clicks had gone to the default partition when it was made; none is lost.
    expect(await untilStored(301)).toHaveLength(301);
  });
});

async function untilStored(n: number): Promise<{ id: string; offer_id: number; target: string }[]> {
  for (let tries = 0; ; tries++) {
    const { rows } = await test.db.query<{ id: string; offer_id: number; target: string }>(
      `SELECT c.id, c.offer_id, d.target FROM clicks c JOIN click_details d USING (id)`,
    );
    if (rows.length >= n || tries > 200) return rows;
    await sleep(50);
  }
}
