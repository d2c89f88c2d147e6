import { Global, Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { connect } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ConfigModule } from '#config';
import { DatabaseModule } from '#database';
import { createHttpApp } from '#http';
import { Receipts } from '#kernel';
import { ObservabilityModule } from '#observability';
import { BatchPublisher, EdgeCounters, StorageUnavailable, StoreClock } from '#queue';
import { testDatabase, testSettings, type TestDatabase } from '#testing';
import { PostbacksEdgeModule } from '../postbacks.edge.module.js';
import type { RawHit } from '../raw-hit.js';

const stored: RawHit[] = [];
const counted: string[] = [];
let away = false;

/** The queue's producer side as the door sees it: a publisher with a store of this test's, and counters that tell. */
@Global()
@Module({
  providers: [
    {
      provide: 'publisher of postbacks',
      useFactory: () =>
        new BatchPublisher({
          isClosed: () => away,
          store: (payload) => {
            stored.push(
              ...payload
                .slice(1)
                .split('\n')
                .map((record) => JSON.parse(record) as RawHit),
            );
            return Promise.resolve();
          },
        }),
    },
    { provide: EdgeCounters, useValue: { add: (name: string) => counted.push(name) } },
    { provide: StoreClock, useValue: { now: () => Date.now() } },
  ],
  exports: ['publisher of postbacks', EdgeCounters, StoreClock],
})
class ProducerOfTheTest {}

let test: TestDatabase;
let app: NestFastifyApplication;
let port: number;
beforeAll(async () => {
  test = await testDatabase();
  await test.db.query(`INSERT INTO advertisers (name) VALUES ('A')`);
  await test.db.query(`INSERT INTO postback_sources (key, advertiser_id, name, settings) VALUES ('key_a', 1, 'S', '{"answer": "1"}')`);
  const settings = testSettings({ DATABASE_URL: test.url, TRUSTED_PROXIES: ['127.0.0.1'] }, 'tracker');
  @Module({ imports: [ConfigModule.forProcess(settings), DatabaseModule, ObservabilityModule, ProducerOfTheTest, PostbacksEdgeModule] })
  class Tracker {}
  app = await createHttpApp(Tracker, settings);
  await app.listen(0, '127.0.0.1');
  port = Number(new URL(await app.getUrl()).port);
});
afterAll(async () => {
  await app.close();
  await test.close();
});
beforeEach(() => {
  stored.length = 0;
  counted.length = 0;
  away = false;
});

/** fetch tidies requests up; these go out as written. */
function send(head: string, body: Buffer | string = ''): Promise<{ status: number; headers: string; body: string }> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let text = '';
    socket.on('data', (chunk) => (text += chunk.toString('latin1')));
    socket.on('error', reject);
    socket.on('close', () => {
      const at = text.indexOf('\r\n\r\n');
      resolve({ status: Number(text.slice(9, 12)), headers: text.slice(0, at).toLowerCase(), body: text.slice(at + 4) });
    });
    const [first = '', ...lines] = head.split('\n');
    const length = body.length > 0 ? [`Content-Length: ${body.length}`] : [];
    socket.write([`${first} HTTP/1.1`, 'Host: t', 'Connection: close', ...lines, ...length, '', ''].join('\r\n'));
    if (body.length > 0) socket.write(body);
  });
}

describe('the door', () => {
  it('answers OK and the receipt, once the hit is stored as it came', async () => {
    const answer = await send('GET /postback?click_id=a%20b&payout=5\nX-Odd: 1');
    expect(answer).toMatchObject({ status: 200, body: expect.stringMatching(/^OK pb_[0-9a-z]{43}$/) });
    expect(answer.headers).toContain(`postback-receipt: ${answer.body.slice(3)}`);
    expect(answer.headers).toContain('content-type: text/plain');
    expect(answer.headers).toContain('cache-control: no-store');
    expect(answer.headers).not.toMatch(/set-cookie|etag|location/);
    expect(stored).toEqual([
      {
        id: app.get(Receipts, { strict: false }).read(answer.body.slice(3))?.uuid,
        at: expect.any(Number),
        method: 'GET',
        url: '/postback?click_id=a%20b&payout=5',
        headers: ['Host', 't', 'Connection', 'close', 'X-Odd', '1'],
        body: '',
        size: 0,
        ip: '127.0.0.1',
        https: false,
        route: 'generic',
      },
    ]);
    expect(counted).toEqual(['postbacks_received']);
  });

  it('answers JSON to who accepts it, and the body that return= or the source names', async () => {
    const json = await send('GET /postback\nAccept: application/json');
    expect(JSON.parse(json.body)).toEqual({ status: 'received', receipt: expect.stringMatching(/^pb_/) });
    expect((await send('GET /postback?return=OK')).body).toBe('OK');
    expect((await send('GET /postback?RETURN=all%20good%3B')).body).toBe('all good;');
    expect((await send('POST /postback', 'a=1&return=DONE')).body).toBe('DONE');
    for (const bad of ['<b>', 'x'.repeat(33), 'an%20error', 'FAILED', ''])
      expect((await send(`GET /postback?return=${bad}`)).body).toMatch(/^OK pb_/);
    expect((await send('GET /postback/key_a')).body).toBe('1');
    expect((await send('GET /aff_lsr?transaction_id=x')).body).toBe('success=true;');
  });

  it('takes every route, with and without a slash at the end, by key too', async () => {
    for (const path of [
      '/postback',
      '/postback/',
      '/postback/key_a',
      '/postback/key_a/',
      '/key_a/postback',
      '/cf/cv',
      '/pb/',
      '/p.ashx?r=1',
      '/key_a/click.php?cnv_id=1',
      '/?nid=1',
      '//postback',
    ])
      await send(`GET ${path}`);
    expect(stored.map(({ route, key }) => `${route} ${key ?? ''}`.trim())).toEqual([
      'generic',
      'generic',
      'generic key_a',
      'generic key_a',
      'generic key_a',
      'clickflare',
      'funnelflux',
      'cake',
      'keitaro key_a',
      'everflow',
      'generic',
    ]);
    expect((await send('GET /')).status).toBe(404);
  });

  it('takes any body of any type, keeps 64 KiB of it, and refuses above 1 MiB', async () => {
    for (const type of ['application/json', 'text/xml; charset=utf-7', ';;;=/\\', 'multipart/form-data', 'x'.repeat(2000)]) {
      expect((await send(`POST /postback\nContent-Type: ${type}`, '{broken')).status).toBe(200);
    }
    expect(stored.map(({ body }) => Buffer.from(body, 'base64').toString())).toEqual(Array.from({ length: 5 }, () => '{broken'));
    expect(stored[1]?.headers).toContain('text/xml; charset=utf-7');
    expect((await send('POST /postback', Buffer.alloc(200_000, 'a'))).status).toBe(200);
    expect(stored[5]).toMatchObject({ size: 200_000 });
    expect(Buffer.from(stored[5]?.body ?? '', 'base64').length).toBe(65_536);
    expect((await send('POST /postback', Buffer.alloc(1_048_577, 'a'))).status).toBe(413);
    expect(stored).toHaveLength(6);
  });

  it('answers HEAD like GET without a body, OPTIONS with 204, other methods with 405', async () => {
    expect(await send('HEAD /postback')).toMatchObject({ status: 200, body: '' });
    expect(stored[0]?.method).toBe('HEAD');
    expect((await send('OPTIONS /postback')).status).toBe(204);
    for (const method of ['PUT', 'DELETE', 'PATCH']) {
      const answer = await send(`${method} /postback/key_a`);
      expect(answer.status).toBe(405);
      expect(answer.headers).toContain('allow: get, post, head, options');
    }
    expect(stored).toHaveLength(1);
  });

  it('takes no notice of conditional, range and override headers', async () => {
    for (const header of [
      'If-None-Match: *',
      'Range: bytes=0-0',
      'Accept-Encoding: identity;q=0, *;q=0',
      'X-HTTP-Method-Override: DELETE',
      'X-Original-URL: /admin',
    ]) {
      expect((await send(`POST /postback\n${header}`)).status).toBe(200);
    }
  });

  it('believes the forwarding headers of a trusted proxy', async () => {
    await send('GET /postback\nX-Forwarded-For: 198.51.100.7\nX-Forwarded-Proto: https');
    expect(stored[0]).toMatchObject({ ip: '198.51.100.7', https: true });
  });

  it('answers 503 with Retry-After when nothing durable answers, and counts it', async () => {
    away = true;
    const answer = await send('GET /postback?click_id=a&return=OK');
    expect(answer).toMatchObject({ status: 503, body: 'Not stored. Send it again.' });
    expect(answer.headers).toContain('retry-after: 5');
    expect(answer.headers).not.toContain('postback-receipt');
    expect(counted).toEqual(['postbacks_refused']);
    expect(new StorageUnavailable('x').status).toBe(503);
  });
});

describe('receipts', () => {
  const receipt = async () => (await send('GET /postback')).body.slice(3);
  const read = async (text: string) => {
    const answer = await send(`GET /receipts/${text}`);
    return { status: answer.status, body: JSON.parse(answer.body) as Record<string, unknown> };
  };

  it('are pending until decided, then tell the verdict and who must act', async () => {
    const text = await receipt();
    const uuid = stored[0]?.id;
    expect(await read(text)).toMatchObject({
      status: 200,
      body: { receipt: text, outcome: 'pending', reason: null, hint: null, warnings: [], conversion_id: null },
    });
    await test.db.query(
      `INSERT INTO postbacks (id, received_at, outcome, reason, warnings, conversion_id) VALUES ($1, now(), 'rejected', 'duplicate', '{rounded}', $1)`,
      [uuid],
    );
    expect(await read(text)).toMatchObject({
      body: {
        outcome: 'rejected',
        reason: 'duplicate',
        hint: expect.stringMatching(/^Nobody has to do anything/),
        warnings: ['rounded'],
        conversion_id: `cv_${uuid?.replaceAll('-', '')}`,
      },
    });
  });

  it('hide that a click is another advertiser’s', async () => {
    const text = await receipt();
    await test.db.query(
      `INSERT INTO postbacks (id, received_at, outcome, reason, foreign_click) VALUES ($1, now(), 'rejected', 'advertiser_mismatch', true)`,
      [stored[0]?.id],
    );
    expect((await read(text)).body).toMatchObject({ reason: 'unknown_click', hint: expect.stringContaining('no click with this id') });
  });

  it('are 404 when forged, altered or cut', async () => {
    const text = await receipt();
    const last = text.at(-1) === '0' ? '8' : '0';
    for (const bad of ['x', 'pb_', text.slice(0, -1), text.slice(0, -1) + last, text.toUpperCase(), `${text}.0`]) {
      expect(await read(bad)).toMatchObject({ status: 404, body: { code: 'receipt_not_found' } });
    }
  });
});
