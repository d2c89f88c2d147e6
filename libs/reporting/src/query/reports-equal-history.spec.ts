import { Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Access } from '#access';
import { AccessHttpModule } from '#access/management';
import { ClickStore, Dictionary } from '#clicks';
import { ClicksHttpModule } from '#clicks/management';
import { ConfigModule } from '#config';
import { ApproveHeld, ConversionLedger, ConversionStore, ConversionsWorkerModule, eventRulesOf, type ConversionClaim } from '#conversions';
import { DatabaseModule } from '#database';
import { createHttpApp } from '#http';
import { formatAmount, RATE_ONE } from '#kernel';
import { aCampaign, testDatabase, testSettings, type TestDatabase } from '#testing';
import { ReportingHttpModule } from '../reporting.http.module.js';
import { FoldStore } from '../totals/fold.store.js';
import { totalsTableNames } from '../totals/pack.store.js';
import { Reports } from './reports.service.js';
import { expectEqualByHand } from './testing/equal-by-hand.factory.js';
import { history, type CorrectionStep, type HistoryStep, type SaleStep } from './testing/history.factory.js';
import { NaiveHistory, type StoredClick } from './testing/naive-history.factory.js';
import { aClick, idAt, writeCampaign, writeLandingPages, writeRows } from './testing/raw-rows.factory.js';
import { question } from './testing/report-questions.factory.js';

const ADMIN: Access = { role: 'admin', advertiserId: null, actor: 'test' };
const KEY = 'a-key-of-the-administrator';

describe('a report after any history', () => {
  let test: TestDatabase;
  let app: NestFastifyApplication;
  let byHand: NaiveHistory;
  /** ids of the corrections made, as byHand has them */
  let corrections: string[];
  let nth = 0;
  beforeAll(async () => {
    test = await testDatabase();
    const settings = testSettings({ DATABASE_URL: test.url, ADMIN_API_KEY: KEY });
    @Module({
      imports: [
        ConfigModule.forProcess(settings),
        DatabaseModule,
        AccessHttpModule,
        ReportingHttpModule,
        ClicksHttpModule,
        ConversionsWorkerModule,
      ],
    })
    class TestApi {}
    app = await createHttpApp(TestApi, settings);
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    for (const id of [1, 2]) await writeCampaign(test.db, id);
    await writeLandingPages(test.db, 1, [1]);
  });
  afterAll(async () => {
    await app.close();
    await test.close();
  });

  it('equals one kept by hand: sales held and approved, costs corrected and taken back, folded at any moments', async () => {
    expect.hasAssertions();
    const reports = app.get(Reports, { strict: false });
    await fc.assert(
      fc.asyncProperty(history, fc.array(question, { minLength: 6, maxLength: 6 }), async (steps, questions) => {
        await test.db.query(
          `TRUNCATE clicks, conversions, conversion_keys, conversion_facts, cost_corrections, batches, ${totalsTableNames().join(', ')}`,
        );
        [byHand, corrections] = [new NaiveHistory(), []];
        for (const step of steps) await live(step);
        for (const asked of questions) await expectEqualByHand((raw) => reports.answer(raw, ADMIN), asked, byHand);
      }),
      { numRuns: 20 },
    );
  }, 240_000);

  async function live(step: HistoryStep): Promise<void> {
    if ('clicks' in step)
      await clicked(step.clicks.map((given) => ({ ...aClick({ ...given, offer: given.campaign }), id: idAt(given.atMs) })));
    else if ('sales' in step) for (const sale of step.sales) await sold(sale);
    else if ('endHoldsAtMs' in step) await endHolds(step.endHoldsAtMs);
    else if ('correct' in step) await correct(step.correct);
    else if ('undo' in step) await undo(step.undo);
    else await new FoldStore(test.db).foldOldest(step.foldRows);
  }

  async function clicked(clicks: StoredClick[]): Promise<void> {
    await writeRows(test.db, { clicks });
    clicks.forEach((click) => byHand.click(click));
  }

  async function sold(sale: SaleStep): Promise<void> {
    const click = byHand.clicks[sale.click % byHand.clicks.length];
    if (!click) return;
    const row = (await new ClickStore().findByIds(test.db, [click.id])).get(click.id);
    const ids = await new Dictionary().idsOf(test.db, [{ dimension: 'event', value: sale.event }]);
    const ledger = new ConversionLedger({ conversions: [], offerKeys: new Map(), caps: new Map() }, () => RATE_ONE);
    ledger.record(claimOf(click, sale, row));
    await test.db.transaction((tx) => new ConversionStore().write(tx, ledger.plan(), (event) => ids.get('event', event)));
    byHand.sale(click, sale);
  }

  function claimOf(click: StoredClick, sale: SaleStep, row: ConversionClaim['click']['row']): ConversionClaim {
    const at = new Date(click.atMs + sale.lagMs);
    const campaign = aCampaign({ holdHours: sale.holdHours });
    const micros = BigInt(sale.payoutMicros);
    return {
      receipt: idAt(at.getTime()),
      element: 0,
      receivedAt: at,
      occurredAt: at,
      click: {
        uuid: click.id,
        importedId: null,
        campaignId: click.campaign,
        offerId: click.offer,
        clickedAt: new Date(click.atMs),
        row,
      },
      campaign,
      rules: eventRulesOf(campaign, sale.event),
      sourceId: 1,
      event: sale.event,
      txid: `t${nth++}`,
      status: 'approved',
      statusGiven: false,
      originalStatus: undefined,
      hold: false,
      payout: { micros, currency: 'USD', base: micros, rate: RATE_ONE, given: true },
      saleAmount: undefined,
      custom: {},
      warnings: [],
      tooEarlyOrLate: undefined,
      transitions: 'any',
    };
  }

  async function endHolds(nowMs: number): Promise<void> {
    const held = app.get(ApproveHeld, { strict: false });
    while ((await held.approveDue(new Date(nowMs), 2)) === 2);
    byHand.endHolds(nowMs);
  }

  const post = (url: string, payload?: object) =>
    app.inject({ method: 'POST', url: `/api/v1/costs${url}`, headers: { authorization: `Bearer ${KEY}` }, ...(payload && { payload }) });
  const dayOf = (ms: number) => new Date(ms).toISOString().slice(0, 10);

  async function correct(wanted: CorrectionStep): Promise<void> {
    const answer = await post('', {
      key: `k${nth++}`,
      campaign_id: String(wanted.campaign),
      from: dayOf(wanted.fromMs),
      to: dayOf(wanted.fromMs + wanted.days * 86_400_000),
      amount: formatAmount(BigInt(wanted.amountMicros)),
      currency: 'USD',
      ...(wanted.supply_id !== undefined && { filter: { supply_id: wanted.supply_id } }),
    });
    const clicks = byHand.correct(wanted);
    expect([answer.statusCode, answer.json<{ clicks?: number }>().clicks]).toEqual(clicks === 0 ? [409, undefined] : [201, clicks]);
    if (clicks > 0) corrections.push(answer.json<{ id: string }>().id);
  }

  async function undo(which: number): Promise<void> {
    const open = byHand.corrections.flatMap(({ undone }, at) => (undone ? [] : [at]));
    const at = open[which % open.length];
    if (at === undefined) return;
    const answer = await post(`/${corrections[at]}/undo`);
    expect(answer.statusCode < 300).toBe(byHand.undo(at));
  }
});
