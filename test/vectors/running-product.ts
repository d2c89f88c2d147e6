import { Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { connect } from 'node:net';
import { AccessHttpModule } from '#access/management';
import { CampaignsModule } from '#campaigns';
import { ClicksEdgeModule, ClicksWorkerModule } from '#clicks';
import { ConfigModule } from '#config';
import { DatabaseModule } from '#database';
import { createHttpApp } from '#http';
import { ClickIds, Receipts } from '#kernel';
import { ObservabilityModule } from '#observability';
import { PostbackProcessing, PostbacksEdgeModule, PostbackStore, PostbacksWorkerModule } from '#postbacks';
import { PostbacksHttpModule } from '#postbacks/management';
import { QueueModule } from '#queue';
import { testDatabase, testSettings } from '#testing';
import type { VectorRequest } from './vector.js';

const ADMIN_KEY = 'key-of-the-vector-runner';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Edge, worker and management API over real HTTP, on a database of their own. */
export async function runProduct() {
  const database = await testDatabase();
  const settings = testSettings({ DATABASE_URL: database.url, ADMIN_API_KEY: ADMIN_KEY, TRUSTED_PROXIES: ['127.0.0.1'], EXTENSIONS_DIR: new URL('.', import.meta.url).pathname });
  @Module({
    imports: [
      ConfigModule.forProcess(settings), DatabaseModule, ObservabilityModule, QueueModule.forProducer(), QueueModule.forWorker(), CampaignsModule,
      ClicksEdgeModule, PostbacksEdgeModule, ClicksWorkerModule, PostbacksWorkerModule, AccessHttpModule, PostbacksHttpModule,
    ],
  })
  class Product {}
  const app: NestFastifyApplication = await createHttpApp(Product, settings);
  await app.listen(0, '127.0.0.1');
  const port = Number(new URL(await app.getUrl()).port);
  const receipts = app.get(Receipts, { strict: false });
  return {
    db: database.db,
    clickIds: app.get(ClickIds, { strict: false }),
    send: (request: VectorRequest) => sendRaw(port, request),
    api: async (path: string): Promise<Record<string, unknown>> => {
      const answer = await fetch(`http://127.0.0.1:${port}/api/v1${path}`, { headers: { authorization: `Bearer ${ADMIN_KEY}` } });
      if (answer.status !== 200) throw new Error(`GET ${path}: ${answer.status} ${await answer.text()}`);
      return (await answer.json()) as Record<string, unknown>;
    },
    /** the public verdict, once it is final */
    verdict: async (receipt: string): Promise<Record<string, unknown>> => {
      for (const started = Date.now(); ; await new Promise((resolve) => setTimeout(resolve, 10))) {
        const answer = (await (await fetch(`http://127.0.0.1:${port}/receipts/${receipt}`)).json()) as Record<string, unknown>;
        if (answer['outcome'] !== 'pending' && answer['outcome'] !== 'waiting') return answer;
        if (Date.now() - started > 15_000) throw new Error(`No verdict in 15 s: ${JSON.stringify(answer)}`);
      }
    },
    /** the job of a hit runs again, as after a crash between commit and acknowledgement */
    repeat: async (receipt: string): Promise<void> => {
      const reading = receipts.read(receipt);
      const [stored] = await app.get(PostbackStore, { strict: false }).hitsWithEntries(database.db, [reading?.uuid ?? '']);
      if (!stored) throw new Error(`${receipt} is not stored`);
      await app.get(PostbackProcessing, { strict: false }).processNew([stored.hit]);
    },
    close: async () => {
      await app.close();
      await database.close();
    },
  };
}
export type Product = Awaited<ReturnType<typeof runProduct>>;

/** Over a raw socket: fetch would cut a '#', refuse a body on GET and tidy up the path. */
function sendRaw(port: number, { method, path, headers, body }: VectorRequest): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    const chunks: Buffer[] = [];
    const head = [`${method} ${path} HTTP/1.1`, 'Host: tracker.test', 'Connection: close', ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`)];
    if (body) head.push(`Content-Length: ${body.length}`);
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('error', (error) => (chunks.length > 0 ? undefined : reject(error)));
    socket.on('close', () => resolve(parseAnswer(Buffer.concat(chunks).toString('latin1'))));
    socket.write(`${head.join('\r\n')}\r\n\r\n`);
    if (body) socket.write(body);
  });
}

function parseAnswer(text: string): Answer {
  const [head = '', ...rest] = text.split('\r\n\r\n');
  const [first = '', ...lines] = head.split('\r\n');
  const headers = Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 2)]));
  return { status: Number(first.split(' ')[1] ?? 0), headers, body: rest.join('\r\n\r\n') };
}
