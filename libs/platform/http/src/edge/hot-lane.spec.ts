import { Controller, Get, Inject, Injectable, Module, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ObservabilityModule } from '#observability';
import { testSettings } from '#testing';
import { ConfigModule } from '#config';
import { createHttpApp } from '../create-http-app.js';
import { sendAnswer, type EdgeAnswer, type EdgeRequest } from './edge-answer.js';
import { edgeRoutes } from './edge-routes.js';
import { hotPath } from './hot-lane.js';

const seen: string[] = [];

/** One hot path and its edge route, as clicks and postbacks have them. */
@Injectable()
class LinkRoutes implements OnModuleInit {
  constructor(@Inject(HttpAdapterHost) private readonly host: HttpAdapterHost) {}

  onModuleInit(): void {
    const server = this.host.httpAdapter.getInstance<FastifyInstance>();
    hotPath(server, '/link/:key', (request, key) => this.answer('lane', request, key));
    edgeRoutes(server, (scope) => {
      scope.route<{ Params: { key: string } }>({
        method: ['GET', 'POST', 'HEAD'],
        url: '/link/:key',
        handler: async (request, reply) => sendAnswer(reply, await this.answer('route', request, request.params.key)),
      });
    });
  }

  private answer(by: string, { raw }: EdgeRequest, key: string): Promise<EdgeAnswer> {
    seen.push(`${by} ${raw.method} ${key}`);
    if (key === 'broken') return Promise.reject(new Error('as planned'));
    return Promise.resolve({ status: 302, headers: { 'cache-control': 'no-store', location: `http://o.example/${key}` }, body: '' });
  }
}

@Controller('link')
class PlainController {
  @Get()
  plain(): string {
    return 'no key';
  }
}

const settings = testSettings({ METRICS_TOKEN: 'token-of-this-test' });
@Module({
  imports: [ConfigModule.forProcess(settings), ObservabilityModule],
  providers: [LinkRoutes],
  controllers: [PlainController],
})
class LinkModule {}

describe('the hot lane', () => {
  let app: NestFastifyApplication;
  let url: string;
  beforeAll(async () => {
    app = await createHttpApp(LinkModule, settings);
    await app.listen(0, '127.0.0.1');
    url = await app.getUrl();
  });
  afterAll(() => app.close());
  beforeEach(() => void seen.splice(0));

  const ask = (path: string, method = 'GET') => fetch(url + path, { method, redirect: 'manual' });
  const headersOf = (answer: Response) => [...answer.headers.keys()].filter((name) => name !== 'date').sort();

  it('takes plain GETs and answers them as the route does', async () => {
    const byLane = await ask('/link/abc?x=1');
    const byRoute = await ask('/link/abc', 'POST');
    expect(seen).toEqual(['lane GET abc', 'route POST abc']);
    expect([byLane.status, byLane.headers.get('location')]).toEqual([302, 'http://o.example/abc']);
    expect(headersOf(byLane)).toEqual(headersOf(byRoute));
    expect(byLane.headers.get('content-length')).toBe('0');
  });

  it('leaves everything else to the router', async () => {
    await ask('/link/a%62c');
    await ask('/link/abc', 'HEAD');
    expect(seen).toEqual(['route GET abc', 'route HEAD abc']);
    expect(await (await ask('/link')).text()).toBe('no key');
    expect((await ask('/link/abc/more')).status).toBe(404);
    expect((await ask('/other/abc')).status).toBe(404);
  });

  it('answers 500 without internals when a handler throws, and goes on', async () => {
    const answer = await ask('/link/broken');
    expect([answer.status, await answer.text()]).toEqual([500, 'Something went wrong on our side.']);
    expect((await ask('/link/abc')).status).toBe(302);
  });

  it('is counted by route, method and status like all others', async () => {
    await ask('/link/counted');
    const metrics = await fetch(`${url}/metrics`, { headers: { authorization: 'Bearer token-of-this-test' } });
    expect(await metrics.text()).toMatch(/rebound_http_requests_total\{[^}]*route="\/link\/:key",method="GET",status="302"[^}]*\} [1-9]/);
  });

  it('is closed while the server closes, so that connections end with their answer', async () => {
    const other = await createHttpApp(LinkModule, settings);
    const closing: FastifyInstance = other.getHttpAdapter().getInstance();
    let answer: { status: number; connection: string | null } | undefined;
    closing.addHook('preClose', async () => {
      const one = await fetch(`${await other.getUrl()}/link/late`, { redirect: 'manual' });
      answer = { status: one.status, connection: one.headers.get('connection') };
    });
    await other.listen(0, '127.0.0.1');
    await other.close();
    expect(answer).toEqual({ status: 302, connection: 'close' });
    expect(seen).toEqual(['route GET late']);
  });
});
