import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readEnv } from '#config';
import { freePort, testDatabase, type TestDatabase } from '#testing';
import { startStandalone } from '../../apps/standalone/src/start-standalone.js';
import { firePostback } from './visitor.js';

const KEY = 'parallel-hits-key-0123456789';
const PATIENCE_MS = 60_000;

/** Two processes, each tracker, worker and api, on one database and one queue. */
describe('20 identical postbacks at once on two trackers and two workers', () => {
  let database: TestDatabase;
  let folder: string;
  const urls: string[] = [];
  const stops: (() => Promise<void>)[] = [];

  beforeAll(async () => {
    database = await testDatabase();
    folder = mkdtempSync(join(tmpdir(), 'rebound-parallel-'));
    for (const name of ['one', 'two']) {
      const port = await freePort();
      const url = `http://127.0.0.1:${port}`;
      const stack = await startStandalone(
        readEnv({
          PORT: String(port),
          HOST: '127.0.0.1',
          PUBLIC_URL: url,
          DATABASE_URL: database.url,
          DATA_DIR: join(folder, name),
          SECRETS: 'a-secret-of-the-parallel-test',
          ADMIN_API_KEY: KEY,
          LOG_LEVEL: 'error',
        }),
      );
      urls.push(url);
      stops.push(() => stack.stop());
    }
  }, 180_000);
  afterAll(async () => {
    await Promise.all(stops.map((stop) => stop()));
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  }, 60_000);

  async function api<T>(path: string, body?: unknown): Promise<T> {
    const response = await fetch(`${urls[0] ?? ''}/api/v1${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return (await response.json()) as T;
  }

  async function until<T>(look: () => Promise<T | undefined>): Promise<T> {
    for (const end = Date.now() + PATIENCE_MS; ; await new Promise((resolve) => setTimeout(resolve, 50))) {
      const found = await look();
      if (found !== undefined) return found;
      if (Date.now() > end) throw new Error(`not within ${PATIENCE_MS} ms`);
    }
  }

  const verdictOf = (receipt: string) =>
    until(async () => {
      const response = await fetch(`${urls[0] ?? ''}/receipts/${receipt}`, { headers: { authorization: `Bearer ${KEY}` } });
      const { outcome, reason } = (await response.json()) as { outcome: string; reason: string | null };
      return outcome === 'pending' || outcome === 'waiting' ? undefined : (reason ?? outcome);
    });

  it('count as one conversion, and 19 duplicates', { timeout: 180_000 }, async () => {
    const campaign = await api<{ id: string; key: string }>('/campaigns', {
      name: 'Crowd',
      offers: [{ url: 'http://advertiser.example/?c={click_id}', payout: '5.00', currency: 'USD' }],
    });
    const visit = await until(async () => {
      const response = await fetch(`${urls[1] ?? ''}/c/${campaign.key}`, {
        redirect: 'manual',
        headers: { 'user-agent': 'Mozilla/5.0 Firefox/145.0' },
      });
      return response.status === 302 ? (response.headers.get('location') ?? '') : undefined;
    });
    const params = { click_id: new URL(visit).searchParams.get('c') ?? '', payout: '5', txid: 'same' };
    const hits = await Promise.all(Array.from({ length: 20 }, (_, i) => firePostback(`${urls[i % 2] ?? ''}/postback`, params)));
    const verdicts = await Promise.all(hits.map(({ receipt }) => verdictOf(receipt)));
    const count = (verdict: string) => verdicts.filter((one) => one === verdict).length;
    // A hit whose answer was 503 may have been stored all the same, and then be the one that counts.
    if (!hits.some(({ resent }) => resent)) expect(count('accepted')).toBe(1);
    expect(count('accepted') + count('duplicate')).toBe(20);
    const { data } = await api<{ data: { payout: string; version: number }[] }>(`/conversions?campaign_id=${campaign.id}`);
    expect(data).toMatchObject([{ payout: '5.00', version: 1 }]);
    const totals = await until(async () => {
      const report = await api<{ totals: { conversions: number; revenue: string; clicks: number } }>(
        `/reports?metrics=clicks,conversions,revenue&filter[campaign]=${campaign.id}`,
      );
      return report.totals.clicks > 0 ? report.totals : undefined;
    });
    expect(totals).toMatchObject({ conversions: 1, revenue: '5.00' });
  });
});
