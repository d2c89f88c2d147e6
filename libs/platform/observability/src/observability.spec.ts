import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterEach, describe, expect, it } from 'vitest';
import { ConfigModule } from '#config';
import { testSettings } from '#testing';
import { METRICS_ACCESS } from './metrics-access.js';
import { SeldomLog } from './log.js';
import { Metrics } from './metrics.js';
import { ObservabilityModule } from './observability.module.js';
import { Readiness } from './readiness.js';

let app: NestFastifyApplication | undefined;
afterEach(async () => {
  await app?.close();
  app = undefined;
});

async function aProcess(options: { token?: string; keys?: string[] } = {}): Promise<NestFastifyApplication> {
  const access = { provide: METRICS_ACCESS, useValue: (token: string) => (options.keys ?? []).includes(token) };
  const keysModule = { module: class Keys {}, global: true, providers: [access], exports: [access] };
  const imports = [
    ConfigModule.forProcess(testSettings({ METRICS_TOKEN: options.token })),
    ...(options.keys ? [keysModule] : []),
    ObservabilityModule,
  ];
  app = await NestFactory.create<NestFastifyApplication>({ module: class Root {}, imports }, new FastifyAdapter(), { logger: false });
  await app.init();
  return app;
}

const metricsOf = async (process: NestFastifyApplication, authorization?: string) => {
  const { statusCode, body } = await process.inject({ url: '/metrics', headers: authorization ? { authorization } : {} });
  return { statusCode, body };
};

describe('operations', () => {
  it('says that the process is alive whatever its stores do', async () => {
    const process = await aProcess();
    process.get(Readiness).add('database', () => 'away');
    const { statusCode, body } = await process.inject('/healthz');
    expect([statusCode, body]).toEqual([200, '{"status":"ok"}']);
  });

  it('is ready when every check passes, and gives every reason when not', async () => {
    const process = await aProcess();
    process.get(Readiness).add('fine', () => undefined);
    expect((await process.inject('/readyz')).statusCode).toBe(200);
    process.get(Readiness).add('queues', () => 'no progress');
    process.get(Readiness).add('broken', () => {
      throw new Error('cannot tell');
    });
    const { statusCode, body } = await process.inject('/readyz');
    expect([statusCode, JSON.parse(body)]).toEqual([503, { status: 'not_ready', reasons: ['queues: no progress', 'broken: cannot tell'] }]);
  });

  it('shows metrics to METRICS_TOKEN and to API keys only', async () => {
    const process = await aProcess({ token: 'token-of-metrics', keys: ['an-api-key'] });
    for (const authorization of ['Bearer token-of-metrics', 'bearer an-api-key'])
      expect((await metricsOf(process, authorization)).statusCode).toBe(200);
    for (const authorization of [undefined, 'Bearer other', 'Basic token-of-metrics', 'Bearer']) {
      expect((await metricsOf(process, authorization)).statusCode).not.toBe(200);
    }
  });

  it('counts requests by route pattern and status', async () => {
    const process = await aProcess({ token: 'token-of-metrics' });
    await process.inject('/healthz');
    await process.inject('/nothing/here');
    await process.inject('/nothing/there');
    const { body } = await metricsOf(process, 'Bearer token-of-metrics');
    expect(body).toContain('rebound_http_requests_total{route="/healthz",method="GET",status="200"} 1');
    expect(body).toContain('rebound_http_requests_total{route="none",method="GET",status="404"} 2');
    expect(body).toContain('nodejs_eventloop_lag_seconds');
  });

  it('gives the same metric for the same name', async () => {
    const metrics = (await aProcess()).get(Metrics);
    const text = { name: 'rebound_test_total', help: 'x' };
    expect(metrics.counter(text)).toBe(metrics.counter(text));
  });
});

describe('SeldomLog', () => {
  it('says a recurring trouble once per interval, with how often it was left unsaid', () => {
    const lines: string[] = [];
    let now = 0;
    const log = new SeldomLog(
      (line) => lines.push(line),
      1_000,
      () => now,
    );
    for (let n = 0; n < 5; n++) log.say('redis', 'away');
    log.say('database', 'away');
    now = 1_500;
    log.say('redis', 'still away');
    expect(lines).toEqual(['redis: away', 'database: away', 'redis: still away (and 4 times since the last line)']);
  });
});
