import { Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AccessHttpModule } from '#access/management';
import { ConfigModule } from '#config';
import { ApproveHeld, ConversionLedger, ConversionStore, ConversionsWorkerModule, eventRulesOf, type ConversionClaim } from '#conversions';
import { DatabaseModule } from '#database';
import { createHttpApp } from '#http';
import { firstUuidAt, RATE_ONE } from '#kernel';
import { aCampaign, testDatabase, testSettings, type TestDatabase } from '#testing';
import { writeCampaign } from '../query/testing/raw-rows.factory.js';
import { ReportingHttpModule } from '../reporting.http.module.js';
import { FoldStore } from './fold.store.js';

const KEY = 'a-key-of-the-administrator';
const DAY_MS = 86_400_000;
const RECEIVED_MS = Date.UTC(2026, 10, 20, 12);
const campaign = aCampaign({ holdHours: 24, costModel: 'revshare', costAmount: 50_000_000n });

/** Clicked on the 18th, sold on the 20th. */
function aSale(n: number): ConversionClaim {
  const clickedAt = new Date(RECEIVED_MS - 2 * DAY_MS);
  const uuid = (atMs: number) => firstUuidAt(atMs).slice(0, -12) + String(n).padStart(12, '0');
  return {
    receipt: uuid(RECEIVED_MS),
    element: 0,
    receivedAt: new Date(RECEIVED_MS),
    occurredAt: new Date(RECEIVED_MS),
    click: { uuid: uuid(clickedAt.getTime()), importedId: null, campaignId: 1, offerId: 1, clickedAt, row: undefined },
    campaign,
    rules: eventRulesOf(campaign, 'default'),
    sourceId: 1,
    event: 'default',
    txid: undefined,
    status: 'approved',
    statusGiven: false,
    originalStatus: undefined,
    hold: false,
    payout: { micros: 5_000_000n, currency: 'USD', base: 5_000_000n, rate: RATE_ONE, given: true },
    saleAmount: undefined,
    custom: {},
    warnings: [],
    tooEarlyOrLate: undefined,
    transitions: 'any',
  };
}

describe('the end of a hold period', () => {
  let test: TestDatabase;
  let app: NestFastifyApplication;
  beforeAll(async () => {
    test = await testDatabase();
    const settings = testSettings({ DATABASE_URL: test.url, ADMIN_API_KEY: KEY });
    @Module({
      imports: [ConfigModule.forProcess(settings), DatabaseModule, AccessHttpModule, ReportingHttpModule, ConversionsWorkerModule],
    })
    class TestApi {}
    app = await createHttpApp(TestApi, settings);
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    await writeCampaign(test.db, 1);
  });
  afterAll(async () => {
    await app.close();
    await test.close();
  });

  const day = async (timeBase: 'click' | 'postback') => {
    const query = `from=2026-11-18&to=2026-11-21&group_by=day&time_base=${timeBase}`;
    const metrics = 'pending_conversions,approved_conversions,revenue,approved_revenue,cost';
    const answer = await app.inject({ url: `/api/v1/reports?${query}&metrics=${metrics}`, headers: { authorization: `Bearer ${KEY}` } });
    const { rows } = answer.json<{ rows: Record<string, string | number>[] }>();
    return rows
      .filter((row) => row['revenue'] !== '0.00')
      .map((row) => [row['day'], row['pending_conversions'], row['approved_conversions'], row['revenue'], row['approved_revenue']]);
  };
  const fold = async () => expect(await new FoldStore(test.db).foldOldest(1_000)).toBe(1);
  const approve = (atMs: number, limit = 1_000) => app.get(ApproveHeld, { strict: false }).approveDue(new Date(atMs), limit);

  it('moves the totals where the conversions were first counted, in both time bases, once', { timeout: 120_000 }, async () => {
    const ledger = new ConversionLedger({ conversions: [], offerKeys: new Map(), caps: new Map() }, () => RATE_ONE);
    for (const n of [1, 2, 3]) ledger.record(aSale(n));
    await test.db.transaction((tx) => new ConversionStore().write(tx, ledger.plan(), () => 1));
    await fold();
    expect(await day('click')).toEqual([['2026-11-18', 3, 0, '15.00', '0.00']]);
    expect(await day('postback')).toEqual([['2026-11-20', 3, 0, '15.00', '0.00']]);

    expect(await approve(RECEIVED_MS + DAY_MS - 1)).toBe(0);
    expect(await approve(RECEIVED_MS + DAY_MS, 2)).toBe(2);
    // Not folded yet: reports read the marked rows beside the totals.
    expect(await day('click')).toEqual([['2026-11-18', 1, 2, '15.00', '10.00']]);
    await fold();
    const both = await Promise.all([approve(RECEIVED_MS + DAY_MS), approve(RECEIVED_MS + DAY_MS)]);
    expect(both.toSorted()).toEqual([0, 1]);
    await fold();
    expect(await approve(RECEIVED_MS + 2 * DAY_MS)).toBe(0);
    expect(await day('click')).toEqual([['2026-11-18', 0, 3, '15.00', '15.00']]);
    expect(await day('postback')).toEqual([['2026-11-20', 0, 3, '15.00', '15.00']]);
    const { rows } = await test.db.query(
      `SELECT count(*)::int AS n, min(change->>'because') AS because, count(DISTINCT object_id)::int AS objects FROM audit_log
       WHERE actor = 'system' AND action = 'approve' AND object_type = 'conversion'`,
    );
    expect(rows).toEqual([{ n: 3, because: 'approved after hold', objects: 3 }]);
    const stored = await test.db.query(`SELECT DISTINCT status, hold, hold_until, version, facts FROM conversions`);
    expect(stored.rows).toEqual([{ status: 'approved', hold: false, hold_until: null, version: 2, facts: 2 }]);
  });
});
