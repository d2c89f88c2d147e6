import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AccessAdmin } from '#access';
import { createHttpApp } from '#http';
import { testDatabase, testSettings, type TestDatabase } from '#testing';
import { ApiModule } from './api.module.js';

const ADMIN_KEY = 'an-admin-key-for-tests';
type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Routes that read whatever their verb, or are about oneself: the analyst may. */
const ANALYST_MAY = new Set([
  'DELETE /api/v1/session',
  'DELETE /api/v1/sessions/{id}',
  'PUT /api/v1/session/password',
  // By a link, whoever one is.
  'POST /api/v1/password-links/check',
  'POST /api/v1/password-links/use',
  'POST /api/v1/postback-sources/preview',
  'POST /api/v1/conversions/reconcile',
  'POST /api/v1/campaigns/{id}/simulate',
  // One's own saved reports.
  'POST /api/v1/report-views',
  'PATCH /api/v1/report-views/{id}',
  'DELETE /api/v1/report-views/{id}',
]);

/** Says more than "an object". */
function hasSchema(content: Record<string, { schema?: object }> | undefined): boolean {
  const schemas = Object.values(content ?? {}).map(({ schema }) => schema ?? {});
  return (
    schemas.length > 0 &&
    schemas.every((schema) => Object.keys(schema).some((key) => key !== 'type') || 'string' === (schema as { type?: string }).type)
  );
}

describe('the api process', () => {
  let database: TestDatabase;
  let app: NestFastifyApplication;
  let routes: { method: Method; path: string }[];
  beforeAll(async () => {
    database = await testDatabase();
    const settings = testSettings({ DATABASE_URL: database.url, ADMIN_API_KEY: ADMIN_KEY }, 'api');
    app = await createHttpApp(ApiModule.forProcess(settings), settings);
    await app.listen(0, '127.0.0.1');
    const { paths } = (await app.inject('/api/v1/openapi.json')).json<{ paths: Record<string, Record<string, unknown>> }>();
    routes = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => ({ method: method.toUpperCase() as Method, path })),
    );
  });
  afterAll(async () => {
    await app.close();
    await database.close();
  });

  const ask = (method: Method, path: string, key?: string) =>
    app.inject({
      method,
      url: path.replace(/\{\w+\}/g, '1'),
      headers: key === undefined ? {} : { authorization: `Bearer ${key}` },
      ...(method === 'GET' ? {} : { payload: {} }),
    });
  const managed = () => routes.filter(({ path }) => path.startsWith('/api/v1/'));

  it('refuses every route of the management API without a key', async () => {
    expect(managed().length).toBeGreaterThan(40);
    const open: string[] = [];
    for (const { method, path } of managed()) {
      const answer = await ask(method, path);
      if (answer.statusCode !== 401) open.push(`${method} ${path}`);
    }
    // Who has no key yet: signs in, chooses a password by a link, asks whether anybody has.
    expect(open).toEqual([
      'POST /api/v1/session',
      'POST /api/v1/password-links/check',
      'POST /api/v1/password-links/use',
      'GET /api/v1/setup',
    ]);
  });

  it('lets the analyst change nothing', async () => {
    const { key } = await app.get(AccessAdmin).createKey({ name: 'analyst', role: 'analyst' });
    const allowed: string[] = [];
    for (const { method, path } of managed().filter((route) => route.method !== 'GET' && route.path !== '/api/v1/session')) {
      const answer = await ask(method, path, key);
      if (answer.statusCode !== 403 && !ANALYST_MAY.has(`${method} ${path}`)) allowed.push(`${method} ${path} ${answer.statusCode}`);
    }
    expect(allowed).toEqual([]);
  });

  it('answers an advertiser who asks for anything by an id that is not its own with 404 or 403', async () => {
    const { key } = await app.get(AccessAdmin).createKey({ name: 'foreign', role: 'advertiser', advertiserId: 999 });
    const seen: string[] = [];
    for (const { method, path } of managed().filter((route) => route.method === 'GET' && route.path.includes('{'))) {
      const answer = await ask(method, path, key);
      if (![404, 403].includes(answer.statusCode)) seen.push(`${method} ${path} ${answer.statusCode}`);
    }
    expect(seen).toEqual([]);
  });

  it('describes every route with a summary and an answer', async () => {
    const { paths } = (await app.inject('/api/v1/openapi.json')).json<{ paths: Record<string, Record<string, { summary?: string }>> }>();
    const bare = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods)
        .filter(([, operation]) => path.startsWith('/api/v1/') && !operation.summary)
        .map(([method]) => `${method} ${path}`),
    );
    expect(bare).toEqual([]);
  });

  it('describes what every route answers, so that the typed client knows it', async () => {
    const { paths } = (await app.inject('/api/v1/openapi.json')).json<{
      paths: Record<string, Record<string, { responses: Record<string, { content?: Record<string, { schema?: object }> }> }>>;
    }>();
    const undescribed = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).flatMap(([method, { responses }]) => {
        const good = Object.entries(responses).filter(([status]) => status.startsWith('2'));
        const told = good.length > 0 && good.every(([status, { content }]) => status === '204' || hasSchema(content));
        return told || !path.startsWith('/api/v1/') ? [] : [`${method.toUpperCase()} ${path}`];
      }),
    );
    expect(undescribed).toEqual([]);
  });

  it('serves the description and its page with nothing from outside', async () => {
    const page = await app.inject('/api/docs');
    expect(page.headers['content-security-policy']).toContain("default-src 'self'");
    const assets = [...page.body.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1] ?? '');
    expect(assets).toHaveLength(4);
    for (const asset of assets) expect([asset, (await app.inject(asset)).statusCode]).toEqual([asset, 200]);
    expect(page.body).not.toMatch(/<script>|https?:\/\//);
  });

  it('is ready with the database', async () => {
    expect((await app.inject('/readyz')).json()).toEqual({ status: 'ready', reasons: [] });
    expect((await app.inject({ url: '/metrics', headers: { authorization: `Bearer ${ADMIN_KEY}` } })).statusCode).toBe(200);
  });
});

describe('the api process while the database is away', () => {
  it('starts, says so, and refuses with 503', async () => {
    const settings = testSettings({ ADMIN_API_KEY: ADMIN_KEY }, 'api');
    const app = await createHttpApp(ApiModule.forProcess(settings), settings);
    await app.listen(0, '127.0.0.1');
    const asAdmin = (url: string) => app.inject({ url, headers: { authorization: `Bearer ${ADMIN_KEY}` } });
    expect((await app.inject('/healthz')).statusCode).toBe(200);
    expect((await app.inject('/readyz')).json<{ reasons: string[] }>().reasons.map((reason) => reason.split(':')[0])).toEqual(
      expect.arrayContaining(['database', 'management', 'campaigns']),
    );
    for (const url of ['/api/v1/campaigns', '/api/v1/api-keys', '/api/v1/rates']) {
      const answer = await asAdmin(url);
      expect([answer.statusCode, answer.json().code]).toEqual([503, 'storage_unavailable']);
      expect(answer.headers['retry-after']).toBeDefined();
    }
    const unknownKey = await app.inject({ url: '/api/v1/campaigns', headers: { authorization: 'Bearer rbk_any' } });
    expect(unknownKey.statusCode).toBe(503);
    await app.close();
  });
});
