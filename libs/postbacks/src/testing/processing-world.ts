import { CampaignDirectory } from '#campaigns';
import { ClickStore, Dictionary } from '#clicks';
import { ConversionStore } from '#conversions';
import { Database } from '#database';
import { ClickIds } from '#kernel';
import type { QueueReport } from '#queue';
import { testDatabase, TEST_SECRET, testSettings } from '#testing';
import { ConversionRecorder } from '../processing/conversion-recorder.js';
import { KnownClicksStore } from '../log/known-clicks.store.js';
import { PostbackStore } from '../log/postback.store.js';
import { PostbackDecider } from '../processing/postback-decider.js';
import { PostbackProcessing } from '../processing/postback-processing.js';
import { loadPresets } from '../presets.js';
import type { RawHit } from '../raw-hit.js';

export const clickIds = new ClickIds({ secrets: [TEST_SECRET], prefix: 'push_' });

/**
 * Processing as one worker process has it, with a pool of its own.
 *
 * clicks  what it sees of the click queue: by default, that it is empty
 */
export async function aWorker(
  url: string,
  clicks: { oldestAt: Date | undefined } | 'unseen' = { oldestAt: undefined },
): Promise<{ db: Database; processing: PostbackProcessing; close(): Promise<void> }> {
  const settings = testSettings({ DATABASE_URL: url }, 'worker');
  const db = new Database(settings);
  const directory = new CampaignDirectory(settings);
  const log = new PostbackStore();
  const decider = new PostbackDecider(
    db,
    directory,
    new KnownClicksStore(db, new ClickStore(), { of: () => reportOf(clicks) }),
    clickIds,
    await loadPresets(),
  );
  const processing = new PostbackProcessing(
    db,
    decider,
    new ConversionRecorder(db, new ConversionStore(), new Dictionary(), directory),
    log,
  );
  return { db, processing, close: () => db.onApplicationShutdown() };
}

function reportOf(clicks: { oldestAt: Date | undefined } | 'unseen'): QueueReport | undefined {
  if (clicks === 'unseen') return undefined;
  return { waiting: 0, active: 0, delayed: 0, failed: 0, inbox: 0, oldestAt: clicks.oldestAt, checkedAt: new Date() };
}

/** A database with one advertiser and one campaign, and ways to put clicks and hits into it. */
export async function aProcessingWorld(campaign: Readonly<Record<string, string | number | boolean | null>> = {}) {
  const test = await testDatabase();
  const { db } = test;
  await db.query(`INSERT INTO advertisers (name) VALUES ('A')`);
  await db.query(`INSERT INTO postback_sources (key, advertiser_id, name) VALUES ('key_a', 1, 'Default')`);
  const columns = { key: 'c', name: 'C', advertiser_id: 1, source_id: 1, currency: 'USD', ...campaign };
  await db.query(
    `INSERT INTO campaigns (${Object.keys(columns).join(', ')}) VALUES (${Object.keys(columns)
      .map((_, i) => `$${i + 1}`)
      .join(', ')})`,
    Object.values(columns),
  );
  await db.query(
    `INSERT INTO offers (campaign_id, position, url, payout, currency) VALUES (1, 0, 'http://offer.example/', 5000000, 'USD')`,
  );
  const worker = await aWorker(test.url);
  return {
    ...test,
    worker,
    process: (hits: readonly RawHit[]) => worker.processing.processNew(hits),
    /** stores clicks; returns their ids as people see them */
    clicks: async (count: number, atMs = Date.now() - 3_600_000): Promise<string[]> => {
      const minted = Array.from({ length: count }, () => clickIds.mint(1, atMs));
      await storeClicks(
        db,
        minted.map(({ uuid }) => uuid),
        atMs,
      );
      return minted.map(({ text }) => text);
    },
    end: async () => {
      await worker.close();
      await test.close();
    },
  };
}
export type ProcessingWorld = Awaited<ReturnType<typeof aProcessingWorld>>;

export async function storeClicks(db: Database, uuids: readonly string[], atMs: number): Promise<void> {
  await db.query(
    `INSERT INTO clicks (id, at, cost, batch, campaign_id, offer_id, creative_id, supply_id, site_id, source_id, referrer_id, region_id, city_id, country,
       device, os, browser, language, flags)
     SELECT id, $2, 0, 0, 1, 1, 0, 7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 FROM unnest($1::uuid[]) u(id)`,
    [uuids, new Date(atMs).toISOString()],
  );
}
