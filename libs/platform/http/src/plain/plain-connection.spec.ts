import { Inject, Injectable, Module, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { connect, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { ConfigModule } from '#config';
import { ObservabilityModule } from '#observability';
import { testSettings } from '#testing';
import { createHttpApp } from '../create-http-app.js';
import { sendAnswer, type EdgeAnswer, type EdgeRequest } from '../edge/edge-answer.js';
import { edgeRoutes } from '../edge/edge-routes.js';
import { hotPath } from '../edge/hot-lane.js';
import type { RawBody } from '../edge/raw-body.js';
import { PlainRequest } from './plain-request.js';

/** who read the request: this folder, or Node's HTTP */
const readers: string[] = [];
const held = new Map<string, () => void>();

@Injectable()
class EchoRoutes implements OnModuleInit {
  constructor(@Inject(HttpAdapterHost) private readonly host: HttpAdapterHost) {}

  onModuleInit(): void {
    const server = this.host.httpAdapter.getInstance<FastifyInstance>();
    hotPath(server, '/echo/:key', (request, key) => this.answer(request, key));
    edgeRoutes(server, (scope) => {
      scope.route<{ Params: { key: string } }>({
        method: ['GET', 'POST'],
        url: '/echo/:key',
        handler: async (request, reply) =>
          sendAnswer(reply, await this.answer(request, `${request.params.key} ${String((request.body as RawBody | undefined)?.bytes)}`)),
      });
    });
  }

  private async answer(request: EdgeRequest, text: string): Promise<EdgeAnswer> {
    readers.push(request.raw instanceof PlainRequest ? 'plain' : 'node');
    if (text.startsWith('held')) await new Promise<void>((go) => held.set(text, go));
    if (text === 'bad') return { status: 200, headers: { 'x-bad': 'a\r\nb: c' }, body: '' };
    return { status: 200, headers: { 'x-agent': request.headers['user-agent'] ?? '' }, body: text === 'euro' ? '€' : text };
  }
}

const settings = testSettings();
@Module({ imports: [ConfigModule.forProcess(settings), ObservabilityModule], providers: [EchoRoutes] })
class EchoModule {}

async function startApp(): Promise<NestFastifyApplication> {
  const app = await createHttpApp(EchoModule, settings);
  await app.listen(0, '127.0.0.1');
  return app;
}

/** A client that says what it is told and keeps all it hears. */
async function talkTo(app: NestFastifyApplication) {
  const socket: Socket = connect(Number(new URL(await app.getUrl()).port), '127.0.0.1');
  const heard = { text: '', closed: false };
  socket.on('data', (bytes) => (heard.text += bytes.toString()));
  socket.on('error', () => undefined).on('close', () => (heard.closed = true));
  await new Promise((connected) => socket.once('connect', connected));
  const bodies = () => heard.text.split(/HTTP\/1\.1 \d+ [\s\S]*?\r\n\r\n/).slice(1);
  const hear = (wanted: readonly string[]) => vi.waitFor(() => expect(bodies()).toEqual(wanted), 10_000);
  return { socket, heard, hear };
}

const get = (key: string, more = '') => `GET /echo/${key} HTTP/1.1\r\nHost: t\r\n${more}\r\n`;

describe('a connection with plain requests', () => {
  let app: NestFastifyApplication;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.close());
  afterEach(() => {
    readers.splice(0);
    held.clear();
  });

  it('answers one after the other, with what Node adds to an answer', async () => {
    const { socket, heard, hear } = await talkTo(app);
    socket.write(get('a', 'User-Agent: me\r\n'));
    await hear(['a']);
    expect(heard.text).toMatch(
      /^HTTP\/1\.1 200 OK\r\nx-agent: me\r\ncontent-length: 1\r\nDate: \w{3}, \d\d \w{3} \d{4} [\d:]{8} GMT\r\nConnection: keep-alive\r\nKeep-Alive: timeout=72\r\n\r\na$/,
    );
    socket.write(get('euro'));
    await hear(['a', '€']);
    expect(readers).toEqual(['plain', 'plain']);
    socket.destroy();
  });

  it('is given to Node with the first bytes that are anything else, and goes on there', async () => {
    const { socket, hear } = await talkTo(app);
    socket.write(get('a'));
    await hear(['a']);
    socket.write('POST /echo/b HTTP/1.1\r\nHost: t\r\nContent-Le');
    await new Promise((resolve) => setTimeout(resolve, 20));
    socket.write('ngth: 4\r\n\r\nbo');
    socket.write('dy');
    await hear(['a', 'b body']);
    socket.write(get('c') + get('d'));
    await hear(['a', 'b body', 'c', 'd']);
    expect(readers).toEqual(['plain', 'node', 'node', 'node']);
    socket.destroy();
  });

  it('keeps the order when more comes before the answer', async () => {
    const { socket, hear } = await talkTo(app);
    socket.write(get('held'));
    await vi.waitFor(() => expect(held.size).toBe(1), 10_000);
    socket.write(get('b'));
    await new Promise((resolve) => setTimeout(resolve, 20));
    socket.write(get('c'));
    held.get('held')?.();
    await hear(['held', 'b', 'c']);
    expect(readers[0]).toBe('plain');
    socket.destroy();
  });

  it('answers a client that has said it sends no more, then ends', async () => {
    const { socket, heard, hear } = await talkTo(app);
    socket.write(get('held'));
    await vi.waitFor(() => expect(held.size).toBe(1), 10_000);
    socket.end();
    held.get('held')?.();
    await hear(['held']);
    await vi.waitFor(() => expect(heard.closed).toBe(true), 10_000);
  });

  it('survives one that sent more before it said so', async () => {
    const { socket, heard } = await talkTo(app);
    socket.write(get('held'));
    await vi.waitFor(() => expect(held.size).toBe(1), 10_000);
    socket.write(get('b'));
    socket.end();
    await new Promise((resolve) => setTimeout(resolve, 50));
    held.get('held')?.();
    await vi.waitFor(() => expect(heard.closed).toBe(true), 10_000);
    expect(heard.text).toMatch(/held/);
    const next = await talkTo(app);
    next.socket.write(get('a'));
    await next.hear(['a']);
    next.socket.destroy();
  });

  it('refuses what is no HTTP as Node does', async () => {
    const { socket, heard } = await talkTo(app);
    socket.write('GARBAGE\r\n\r\n');
    await vi.waitFor(() => expect(heard.closed).toBe(true), 10_000);
    expect(heard.text).toContain('HTTP/1.1 400 Bad Request');
  });

  it('never writes a header that would end its line', async () => {
    const { socket, heard, hear } = await talkTo(app);
    socket.write(get('bad'));
    await hear(['Something went wrong on our side.']);
    expect(heard.text).toMatch(/^HTTP\/1\.1 500 /);
    socket.destroy();
  });

  it('forgets a client that leaves before its answer', async () => {
    const { socket, heard } = await talkTo(app);
    socket.write(get('held'));
    await vi.waitFor(() => expect(held.size).toBe(1), 10_000);
    socket.destroy();
    await vi.waitFor(() => expect(heard.closed).toBe(true), 10_000);
    held.get('held')?.();
    const next = await talkTo(app);
    next.socket.write(get('a'));
    await next.hear(['a']);
    next.socket.destroy();
  });

  it('is quick again when Node has had many that were plain', async () => {
    const { socket, heard, hear } = await talkTo(app);
    const keys = Array.from({ length: 1_000 }, (_, i) => `k${i}`);
    for (let at = 0; at < keys.length; at += 100) {
      const next = at + 100;
      socket.write(
        keys
          .slice(at, next)
          .map((key) => get(key))
          .join(''),
      );
      await hear(keys.slice(0, next));
    }
    await vi.waitFor(() => expect(heard.closed).toBe(true), 10_000);
    expect(heard.text.match(/Connection: close/g)).toHaveLength(1);
  });

  it('lets the server close: idle ones end, those that wait end with their answer', async () => {
    const other = await startApp();
    const [idle, silent, waiting] = [await talkTo(other), await talkTo(other), await talkTo(other)];
    idle.socket.write(get('a'));
    await idle.hear(['a']);
    waiting.socket.write(get('held'));
    await vi.waitFor(() => expect(held.size).toBe(1), 10_000);
    const closed = other.close();
    await vi.waitFor(() => expect([idle.heard.closed, silent.heard.closed]).toEqual([true, true]), 10_000);
    expect(waiting.heard.closed).toBe(false);
    held.get('held')?.();
    await waiting.hear(['held']);
    await closed;
    expect(waiting.heard.text).toContain('Connection: close');
  });
});
