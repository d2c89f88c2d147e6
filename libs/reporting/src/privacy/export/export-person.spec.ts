import { Injectable, Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { AccessAdmin } from '#access';
import { AccessHttpModule } from '#access/management';
import { ConfigModule } from '#config';
import { formatConversionId } from '#conversions';
import { DatabaseModule } from '#database';
import { createHttpApp } from '#http';
import { ClickIds, Receipts } from '#kernel';
import { ObservabilityModule } from '#observability';
import { InjectPublisher, migrateQueueBackend, QueueModule, type BatchPublisher } from '#queue';
import { TEST_SECRET, testDatabase, testRedis, redisAvailable, testSettings, type TestDatabase } from '#testing';
import { aClick, aFact, writeCampaign, writeRows } from '../../query/testing/raw-rows.factory.js';
import { ReportingHttpModule } from '../../reporting.http.module.js';
import { namesOneOf } from '../names-one-of.js';
import { recordOf, writePerson } from '../person.factory.js';

const clickIds = new ClickIds({ secrets: [TEST_SECRET], prefix: 'push_' });
const receipts = new Receipts([TEST_SECRET]);
const NOW = Date.parse('2026-11-20T12:00:00Z');
const KEY = 'a-key-of-the-administrator';
const STORES = redisAvailable ? (['postgres', 'redis'] as const) : (['postgres'] as const);

/** Sends like a tracker. Nobody processes here, so what is sent stays in the queue. */
@Injectable()
class Sender {
  constructor(@InjectPublisher('postbacks') readonly publisher: BatchPublisher) {}
}

describe.each(STORES)('what is held about one person, with queues on %s', (kind) => {
  let test: TestDatabase;
  let redis: { url: string; close(): Promise<void> } | undefined;
  let app: NestFastifyApplication;
  beforeAll(async () => {
    test = await testDatabase();
    await migrateQueueBackend(test.url);
    if (kind === 'redis') redis = await testRedis();
    const settings = testSettings({ DATABASE_URL: test.url, ADMIN_API_KEY: KEY, REDIS_URL: redis?.url });
    @Module({
      imports: [
        ConfigModule.forProcess(settings),
        DatabaseModule,
        ObservabilityModule,
        QueueModule.forLooking(),
        QueueModule.forProducer(),
        AccessHttpModule,
        ReportingHttpModule,
      ],
      providers: [Sender],
    })
    class TestApi {}
    app = await createHttpApp(TestApi, settings);
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    await writeCampaign(test.db, 1);
    await test.db.query(`UPDATE postback_sources SET settings = '{"auth": [{"scheme": "token", "token": "s3cr3t", "params": ["proof"]}]}'`);
  });
  afterAll(async () => {
    await app.close();
    await redis?.close();
    await test.close();
  });

  const ask = async (query: string, key = KEY) => {
    const answer = await app.inject({ url: `/api/v1/privacy/export?${query}`, headers: { authorization: `Bearer ${key}` } });
    return { status: answer.statusCode, text: answer.body, body: answer.json<Record<string, never>>() };
  };

  it('is told whole, without the secrets of senders and without what is held about others', async () => {
    const ann = await writePerson(test.db, clickIds, 'ext-ann', { atMs: NOW });
    await writePerson(test.db, clickIds, 'ext-bob', { atMs: NOW });
    await writeRows(test.db, { clicks: [aClick({ id: ann.uuid, atMs: NOW, supply_id: 's1', subs: ['one'] })], facts: [aFact()] });
    await test.db.query(`INSERT INTO imported_clicks (external_id, click_id) VALUES ('theirs', $1)`, [ann.uuid]);
    await test.db.query(`INSERT INTO click_outs (click_id, at, offer_id) VALUES ($1, $2, 1)`, [ann.uuid, new Date(NOW + 1_000)]);
    const conversion = formatConversionId(ann.hit);
    await test.db.query(
      `INSERT INTO audit_log (actor, action, object_type, object_id, change) VALUES ('eve@office.example', 'update', 'conversion', $1, '{"status": {"from": "pending", "to": "approved"}}')`,
      [conversion],
    );
    const { status, text, body } = await ask(`click_id=${ann.text}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      clicks: [
        {
          click_id: ann.text,
          imported_ids: ['theirs'],
          click: {
            supply_id: 's1',
            subs: { sub1: 'one' },
            ip: '203.0.113.7/32',
            user_agent: 'Agent',
            external_id: 'ext-ann',
            query: '?a=b',
          },
          details: null,
          click_outs: [{ at: '2026-11-20T12:00:01.000Z', offer_id: '1' }],
          postbacks: [
            {
              receipt: receipts.format(ann.hit),
              outcome: 'accepted',
              raw: {
                method: 'POST',
                url: '/postback?email=ann&proof=***&token=***',
                headers: [
                  ['A', 'b'],
                  ['Authorization', '***'],
                ],
                body: 'email=ann',
                shared: false,
              },
              steps: [{ name: 'find-click', input: 'ann' }],
            },
          ],
          conversions: [
            {
              id: conversion,
              payout: '5.00',
              custom: { email: 'ann' },
              history: [{ action: 'update', change: { status: { from: 'pending', to: 'approved' } } }],
            },
          ],
        },
      ],
      postbacks_without_click: [],
      unfinished: { records: [{ queue: 'postbacks', state: 'quarantined' }], is_all: true },
    });
    for (const hidden of ['s3cr3t', 'ext-bob', 'eve@office.example']) expect(text).not.toContain(hidden);
    const { rows } = await test.db.query(`SELECT actor, object_id, change FROM audit_log WHERE action = 'export_person'`);
    expect(rows).toEqual([{ actor: 'key:ADMIN_API_KEY', object_id: ann.uuid, change: {} }]);
  });

  it('is found by the traffic source’s id, also where the click has no row, and leaves out a body that others share', async () => {
    const ann = await writePerson(test.db, clickIds, 'ext-cay', { atMs: NOW });
    await test.db.query('UPDATE postbacks SET element = 1 WHERE id = $1', [ann.hit]);
    const { body, text } = await ask('external_id=ext-cay');
    expect(body).toMatchObject({
      clicks: [
        {
          click: null,
          details: { ip: '203.0.113.7', external_id: 'ext-cay' },
          postbacks: [{ raw: { body: null, shared: true } }],
          conversions: [{ id: formatConversionId(ann.hit) }],
        },
      ],
    });
    expect(text).not.toContain('s3cr3t');
  });

  it('is told from the queue, by address and by body', { timeout: 120_000 }, async () => {
    const dan = await writePerson(test.db, clickIds, 'ext-dan', { atMs: NOW });
    await test.db.query('DELETE FROM quarantine');
    const [first, second, other] = [1, 2, 3].map(() => receipts.mint(NOW).uuid);
    const batch = [
      recordOf(first ?? '', NOW, { url: `/postback?click_id=${dan.text}&proof=s3cr3t` }),
      recordOf(second ?? '', NOW, { body: `clickid=${dan.text}&token=s3cr3t` }),
      recordOf(other ?? '', NOW, { body: 'clickid=another' }),
    ];
    const { publisher } = app.get(Sender);
    // Busy stores may refuse: a sender sends again.
    for (const record of batch) await vi.waitFor(() => publisher.publish(record), 60_000);
    const { body, text } = await ask(`click_id=${dan.text}`);
    expect(body).toMatchObject({
      unfinished: {
        is_all: true,
        records: [
          { state: 'queued', record: { receipt: receipts.format(first ?? ''), raw: { url: `/postback?click_id=${dan.text}&proof=***` } } },
          { state: 'queued', record: { receipt: receipts.format(second ?? ''), raw: { body: `clickid=${dan.text}&token=***` } } },
        ],
      },
    });
    expect(text).not.toContain('s3cr3t');
  });

  it('is told to administrators only, and to them only for one person', async () => {
    expect(await ask('click_id=nobody')).toMatchObject({ status: 404, body: { code: 'person_not_found' } });
    expect((await ask('')).status).toBe(400);
    expect((await ask('click_id=a&external_id=b')).status).toBe(400);
    expect(await ask('ip=203.0.113.7')).toMatchObject({ status: 422, body: { code: 'addresses_not_stored' } });
    const { key } = await app.get(AccessAdmin, { strict: false }).createKey({ name: 'reader', role: 'analyst' });
    expect((await ask('click_id=nobody', key)).status).toBe(403);
  });
});

describe('a record names a person', () => {
  it('in its address or in its body, whatever form the batch has', () => {
    const record = recordOf('id', 1, { url: '/postback?clickid=in-the-url', body: 'clickid=in-the-body' });
    for (const form of [record, JSON.stringify([record])]) {
      expect(namesOneOf(form, ['in-the-url'])).toBe(true);
      expect(namesOneOf(form, ['other', 'in-the-body'])).toBe(true);
      expect(namesOneOf(form, ['other', ''])).toBe(false);
    }
  });
});
