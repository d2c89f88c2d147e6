import { Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { MetricsAccessModule } from '#access';
import { AccessHttpModule } from '#access/management';
import { CampaignsModule } from '#campaigns';
import { ClicksEdgeModule, ClicksWorkerModule } from '#clicks';
import { ConfigModule } from '#config';
import { DatabaseModule } from '#database';
import { createHttpApp } from '#http';
import { Receipts } from '#kernel';
import { ObservabilityModule } from '#observability';
import { PostbacksEdgeModule, PostbacksWorkerModule } from '#postbacks';
import { PostbacksHttpModule } from '#postbacks/management';
import { QueueModule } from '#queue';
import { testDatabase, testSettings, type TestDatabase } from '#testing';
import { seedCampaign } from '../../libs/clicks/src/testing/seed-campaign.js';
import { badInputs, bytesOf, type BadInput, type Places } from './corpus.js';
import { fire, violations, type Shot } from './fire.js';
import { verdictFault, type Verdict } from './verdicts.js';

const OFFER_HOST = 'offer.example';
const AT_ONCE = 6;
const RESENDS = 5;
const inputs = badInputs();
// Client and server share this process: by so much an answer may be read late.
const ownDelay = monitorEventLoopDelay();

interface Result {
  readonly input: BadInput;
  readonly shots: readonly Shot[];
}

let test: TestDatabase;
let app: NestFastifyApplication;
let port: number;
let results: Result[];

beforeAll(async () => {
  ownDelay.enable();
  test = await testDatabase();
  const own = await seedCampaign(test.db, {
    key: 'own',
    offers: [{ url: `https://${OFFER_HOST}/land?cid={click_id}&s1={sub1}&s2={sub2}&r={sub1:raw}` }],
  });
  const foreign = await seedCampaign(test.db, { key: 'foreign', advertiser: 'B' });
  await test.db.query(`UPDATE campaigns SET default_payout = 5000000, payout_source = 'parameter' WHERE id = $1`, [own.id]);
  const settings = testSettings({ DATABASE_URL: test.url });
  @Module({
    imports: [
      ConfigModule.forProcess(settings),
      DatabaseModule,
      ObservabilityModule,
      QueueModule.forProducer(),
      QueueModule.forWorker(),
      CampaignsModule,
      ClicksEdgeModule,
      PostbacksEdgeModule,
      ClicksWorkerModule,
      PostbacksWorkerModule,
      AccessHttpModule,
      MetricsAccessModule,
      PostbacksHttpModule,
    ],
  })
  class Product {}
  app = await createHttpApp(Product, settings);
  await app.listen(0, '127.0.0.1');
  port = Number(new URL(await app.getUrl()).port);
  // The directory may still be loading.
  await vi.waitFor(
    async () => expect((await fetch(`http://127.0.0.1:${port}/c/own`, { method: 'HEAD', redirect: 'manual' })).status).toBe(302),
    10_000,
  );
  const foreignClickId = await clickId(foreign.key);
  results = await inTurns(inputs, async (input) => {
    const places: Places = {
      // The line about another advertiser's click is sent through the own advertiser's door.
      postback: input.id === 'pb-305' ? '/postback/s-own' : '/postback',
      click: '/c/own',
      clickBase: '/c',
      // A click of its own for each line, so that none is a repeat of another.
      clickId: await clickId(own.key),
      foreignClickId,
      random: input.id,
    };
    return { input, shots: await shotsOf(input, bytesOf(input, places)) };
  });
  await settled();
});
afterAll(async () => {
  await app.close();
  await test.close();
});

describe('every line of bad-inputs.jsonl', () => {
  it('is answered as it may be, at its own place, in time, without telling anything', () => {
    const found = results.flatMap(({ input, shots }) =>
      shots
        .flatMap((shot) => violations(input, shot, OFFER_HOST, 2_000 + ownDelay.max / 1e6))
        .map((what) => `${input.id} ${input.title}: ${what}`),
    );
    expect(found).toEqual([]);
    expect(results).toHaveLength(245);
  });

  it('has its verdict and its reason in the database', async () => {
    const recorded = await verdicts();
    const faults = results
      .filter(({ input }) => input.endpoint === 'postback')
      .flatMap(({ input, shots }) =>
        verdictFault(
          input,
          shots.map((shot) => recorded.get(receiptOf(shot) ?? '')),
        ),
      )
      .sort();
    expect(faults).toEqual([]);
  });

  it('hands a value through the redirect as it was sent', () => {
    const trips = results.filter(({ input }) => input.expect.roundtrip === 'sub1');
    for (const { input, shots } of trips) expect([input.id, sub1Of(shots[0])]).toEqual([input.id, sentSub1(input)]);
    expect(trips.length).toBeGreaterThan(4);
  });

  it('leaves the process sane: nothing quarantined or left over, no prototype polluted, hits taken as before', async () => {
    const { rows } = await test.db.query<{ left: string }>(
      `SELECT queue || ' ' || error AS left FROM quarantine UNION ALL SELECT 'inbox' FROM inbox UNION ALL SELECT 'waiting ' || id::text FROM postbacks WHERE outcome = 'waiting'`,
    );
    expect(rows).toEqual([]);
    expect(({} as Record<string, unknown>)['admin']).toBeUndefined();
    expect(
      (await fire(port, Buffer.from('GET /postback?click_id=alive HTTP/1.1\r\nHost: t\r\nConnection: close\r\n\r\n'), undefined)).status,
    ).toBe(200);
  });
});

async function shotsOf({ expect: { parallel, repeat = 1 }, delay }: BadInput, bytes: Buffer): Promise<Shot[]> {
  if (parallel !== undefined) return Promise.all(Array.from({ length: parallel }, () => fire(port, bytes, delay)));
  const shots: Shot[] = [];
  for (let at = 0; at < repeat; at++) shots.push(await fireUntilTaken(bytes, delay));
  return shots;
}

/** On a starved machine the stores may miss their deadlines: then a sender sends again. */
async function fireUntilTaken(bytes: Buffer, delay: BadInput['delay']): Promise<Shot> {
  let shot = await fire(port, bytes, delay);
  for (let again = 0; shot.status === 503 && again < RESENDS; again++) {
    await new Promise((resolve) => setTimeout(resolve, 500));
    shot = await fire(port, bytes, delay);
  }
  return shot;
}

async function clickId(key: string): Promise<string> {
  const answer = await fetch(`http://127.0.0.1:${port}/c/${key}`, {
    redirect: 'manual',
    headers: { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Chrome/142.0' },
  });
  return new URL(answer.headers.get('location') ?? '').searchParams.get('cid') ?? '';
}

/** By receipt; a hit that was answered and is not in the log is not in here. */
async function verdicts(): Promise<Map<string, Verdict>> {
  const receipts = app.get(Receipts, { strict: false });
  const { rows } = await test.db.query<Verdict & { id: string }>(`SELECT id, outcome, reason, warnings FROM postbacks WHERE element = 0`);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const texts = results.flatMap(({ shots }) => shots.map(receiptOf)).filter((text) => text !== undefined);
  return new Map(
    texts.flatMap((text) =>
      byId.has(receipts.read(text)?.uuid ?? '') ? [[text, byId.get(receipts.read(text)?.uuid ?? '') as Verdict]] : [],
    ),
  );
}

function receiptOf(shot: Shot): string | undefined {
  return /\r\npostback-receipt: (\S+)/i.exec(shot.head)?.[1];
}

function sub1Of(shot: Shot | undefined): string | null {
  return new URL(/\r\nlocation: (\S+)/i.exec(shot?.head ?? '')?.[1] ?? 'http://none.invalid').searchParams.get('s1');
}

function sentSub1(input: BadInput): string | null {
  const target = bytesOf(input, { postback: '', click: '/c/own', clickBase: '/c', clickId: '', foreignClickId: '', random: '' })
    .toString('latin1')
    .split(' ')[1];
  return new URL(target ?? '', 'http://t').searchParams.get('sub1');
}

/** Waits until everything answered has its verdict. */
async function settled(): Promise<void> {
  const expected = results.flatMap(({ shots }) => shots).filter((shot) => receiptOf(shot) !== undefined).length;
  for (const until = Date.now() + 20_000; Date.now() < until; await new Promise((resolve) => setTimeout(resolve, 50))) {
    const { rows } = await test.db.query<{ n: string }>(`SELECT count(*) AS n FROM postbacks WHERE element = 0 AND outcome <> 'waiting'`);
    if (Number(rows[0]?.n) >= expected) return;
  }
}

async function inTurns<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const done: R[] = [];
  let next = 0;
  const one = async () => {
    for (let at = next++; at < items.length; at = next++) done[at] = await work(items[at] as T);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
  return done;
}
