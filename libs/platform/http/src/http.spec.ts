import { Body, Controller, Get, Injectable, Module, Post, Query, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { notFound } from '#kernel';
import { createHttpApp } from './create-http-app.js';
import { edgeRoutes } from './edge/edge-routes.js';
import type { RawBody } from './edge/raw-body.js';

@Controller('api/v1/things')
class ThingsController {
  @Get()
  list(@Query({ schema: z.object({ limit: z.coerce.number().max(500) }) }) query: { limit: number }) {
    return query;
  }

  @Post()
  add(@Body({ schema: z.object({ name: z.string() }) }) body: { name: string }) {
    return body;
  }

  @Get('missing')
  missing() {
    throw notFound('thing', '7');
  }

  @Get('broken')
  broken() {
    throw new Error('secret detail in /srv/rebound');
  }
}

@Injectable()
class EdgeRoutes implements OnModuleInit {
  constructor(private readonly host: HttpAdapterHost) {}

  onModuleInit() {
    edgeRoutes(this.host.httpAdapter.getInstance<FastifyInstance>(), (scope) => {
      scope.route({
        method: ['GET', 'HEAD', 'POST'],
        url: '/edge',
        handler: (request, reply) => {
          const body = request.body as RawBody | undefined;
          void reply.send({
            kept: body?.bytes.length,
            size: body?.size,
            type: request.headers['content-type'],
            start: body?.bytes.subarray(0, 4).toString('latin1'),
          });
        },
      });
      scope.get('/edge/fails', () => {
        throw new Error('secret detail');
      });
      scope.get('/edge/:key', (request) => (request.params as { key: string }).key);
    });
  }
}

@Module({ controllers: [ThingsController], providers: [EdgeRoutes] })
class TestModule {}

describe('the HTTP application', () => {
  let app: NestFastifyApplication;
  let port: number;
  beforeAll(async () => {
    app = await createHttpApp(TestModule, { LOG_LEVEL: 'silent', process: 'api' });
    await app.listen(0, '127.0.0.1');
    port = (app.getHttpServer().address() as { port: number }).port;
  });
  afterAll(() => app.close());

  const edge = async (init: RequestInit) => {
    const answer = await fetch(`http://127.0.0.1:${port}/edge`, init);
    return {
      status: answer.status,
      body: answer.status === 200 ? ((await answer.json()) as Record<string, unknown>) : await answer.text(),
    };
  };

  it('answers an unknown route with 404 and a code', async () => {
    const answer = await app.inject('/api/v1/nothing');
    expect([answer.statusCode, answer.json()]).toEqual([404, { code: 'not_found', message: 'Nothing is at this address.', details: {} }]);
    expect(answer.headers['x-powered-by']).toBeUndefined();
    expect(answer.headers['etag']).toBeUndefined();
  });

  it('answers a refused request with its code, message and details', async () => {
    const answer = await app.inject('/api/v1/things/missing');
    expect(answer.statusCode).toBe(404);
    expect(answer.json()).toMatchObject({ code: 'thing_not_found', details: {} });
  });

  it('names the field that does not fit', async () => {
    const body = await app.inject({ method: 'POST', url: '/api/v1/things', payload: { name: 5 } });
    expect(body.statusCode).toBe(400);
    expect(body.json()).toMatchObject({ code: 'invalid_request', details: { issues: [{ field: 'name' }] } });
    expect(body.json().message).toMatch(/^name: /);
    const query = await app.inject('/api/v1/things?limit=501');
    expect([query.statusCode, query.json().details.issues[0].field]).toEqual([400, 'limit']);
    expect((await app.inject('/api/v1/things?limit=5')).json()).toEqual({ limit: 5 });
  });

  it('answers broken JSON, an absent type and a body that is too large with 4xx', async () => {
    const post = (payload: string, type: string) =>
      app.inject({ method: 'POST', url: '/api/v1/things', payload, headers: { 'content-type': type } });
    expect((await post('{"a":', 'application/json')).json()).toMatchObject({ code: 'bad_request' });
    expect((await post('<a/>', 'text/xml')).statusCode).toBe(415);
    expect((await post(JSON.stringify({ name: 'x'.repeat(1_100_000) }), 'application/json')).json()).toMatchObject({
      code: 'body_too_large',
    });
    expect((await post('{"__proto__":{"x":1},"name":"n"}', 'application/json')).statusCode).toBe(400);
  });

  it('tells nothing of what went wrong inside', async () => {
    const answer = await app.inject('/api/v1/things/broken');
    expect(answer.statusCode).toBe(500);
    expect(answer.json().code).toBe('internal_error');
    expect(answer.body).not.toContain('secret');
  });

  it('answers a path that cannot be decoded with 400, an over-long part with 414', async () => {
    expect((await app.inject('/%c0%ae%c0%ae/%c0%ae%c0%ae/etc/passwd')).statusCode).toBe(400);
    expect((await app.inject('/edge/%ZZ')).statusCode).toBe(400);
    expect((await app.inject(`/edge/${'a'.repeat(5000)}`)).statusCode).toBe(414);
  });

  it('puts security headers on the API and none on the edge', async () => {
    expect((await app.inject('/api/v1/things?limit=5')).headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    });
    expect((await app.inject('/api/v1/things?limit=5')).headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect((await app.inject('/edge')).headers['content-security-policy']).toBeUndefined();
  });

  it('takes any content type at the edge and hands the bytes over unread', async () => {
    expect((await edge({ method: 'POST', body: '{"broken', headers: { 'content-type': 'application/json' } })).body).toMatchObject({
      size: 8,
      start: '{"br',
    });
    expect((await edge({ method: 'POST', body: 'a=1', headers: { 'content-type': ';;garbage' } })).body).toMatchObject({
      size: 3,
      type: ';;garbage',
    });
    expect((await edge({ method: 'POST', body: Buffer.from([0xff, 0xfe]), headers: {} })).body).toMatchObject({ size: 2, start: 'ÿþ' });
    expect((await edge({ method: 'POST' })).body).toEqual({});
  });

  it('keeps 64 KiB of a larger body, counts it whole, and refuses more than 1 MiB', async () => {
    expect((await edge({ method: 'POST', body: 'x'.repeat(65_536) })).body).toMatchObject({ kept: 65_536, size: 65_536 });
    expect((await edge({ method: 'POST', body: 'x'.repeat(1_048_576) })).body).toMatchObject({ kept: 65_536, size: 1_048_576 });
    expect((await edge({ method: 'POST', body: 'x'.repeat(1_048_577) })).status).toBe(413);
    expect(
      await raw(
        port,
        'POST /edge HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n' +
          `10000\r\n${'x'.repeat(65_536)}\r\n`.repeat(17) +
          '0\r\n\r\n',
      ),
    ).toMatch(/^HTTP\/1.1 413/);
  });

  it('ignores the body of a GET', async () => {
    expect(
      await raw(
        port,
        'GET /edge HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 3\r\nConnection: close\r\n\r\n{{{',
      ),
    ).toMatch(/^HTTP\/1.1 200/);
  });

  it('answers a fault at the edge without internals', async () => {
    const answer = await app.inject('/edge/fails');
    expect([answer.statusCode, answer.headers['content-type'], answer.body]).toEqual([
      500,
      'text/plain; charset=utf-8',
      'Something went wrong on our side.',
    ]);
  });

  it('refuses what is not clean HTTP and headers above 16 KiB', async () => {
    expect(await raw(port, 'GET /edge HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n')).toMatch(/^HTTP\/1.1 400/);
    expect(await raw(port, `GET /edge HTTP/1.1\r\nHost: x\r\nX-A: ${'a'.repeat(20_000)}\r\n\r\n`)).toMatch(/^HTTP\/1.1 431/);
  });

  it('takes a JSON request without a body', async () => {
    const answer = await app.inject({ method: 'POST', url: '/api/v1/things', headers: { 'content-type': 'application/json' } });
    expect(answer.json()).toMatchObject({ code: 'invalid_request' });
  });

  it('gives half a request ten seconds and a whole one fifteen', () => {
    const server = app.getHttpServer() as { headersTimeout: number; requestTimeout: number };
    expect([server.headersTimeout, server.requestTimeout]).toEqual([10_000, 15_000]);
  });

  it('stops when asked to, and lets a crash be one', () => {
    const listeners = (signals: NodeJS.Signals[]) => signals.map((signal) => process.listenerCount(signal) > 0);
    expect(listeners(['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGQUIT'])).toEqual([true, true, true, true]);
    expect(listeners(['SIGILL', 'SIGTRAP', 'SIGABRT', 'SIGBUS', 'SIGFPE', 'SIGSEGV'])).not.toContain(true);
  });

  it('serves HEAD only where a route names it', async () => {
    expect((await app.inject({ method: 'HEAD', url: '/edge' })).statusCode).toBe(200);
    expect((await app.inject({ method: 'HEAD', url: '/edge/some' })).statusCode).toBe(404);
  });
});

describe('an application that closes', () => {
  it('serves what is already on its way in', async () => {
    const app = await createHttpApp(TestModule, { LOG_LEVEL: 'silent', process: 'api' });
    await app.listen(0, '127.0.0.1');
    const accepted = new Promise<Socket>((resolve) => app.getHttpServer().once('connection', resolve));
    const socket = connect(Number(new URL(await app.getUrl()).port), '127.0.0.1');
    let answer = '';
    socket.on('data', (chunk) => (answer += chunk.toString('latin1')));
    const closed = new Promise((resolve) => socket.on('close', resolve));
    socket.write('GET /edge HTTP/1.1\r\nHost: x\r\n');
    const far = await accepted;
    while (far.bytesRead === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    const closing = app.close();
    setTimeout(() => socket.write('\r\n'), 100);
    await Promise.all([closed, closing]);
    expect(answer).toMatch(/^HTTP\/1.1 200/);
    expect(answer).toMatch(/connection: close/i);
  });
});

function raw(port: number, text: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    let answer = '';
    socket.on('data', (chunk) => (answer += chunk.toString('latin1')));
    socket.on('error', () => resolve(answer));
    socket.on('close', () => resolve(answer));
  });
}
