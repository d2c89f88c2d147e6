import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHttpApp } from '#http';
import { testDatabase, testSettings, type TestDatabase } from '#testing';
import { ApiModule } from './api.module.js';

const KEY = 'an-admin-key-for-tests';
const SECURITY = [
  'content-security-policy',
  'cross-origin-opener-policy',
  'referrer-policy',
  'x-content-type-options',
  'x-frame-options',
] as const;

/** As a whole, so that whoever loosens one sees it here. */
const EXPECTED = {
  'content-security-policy':
    "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

describe('security headers', () => {
  let database: TestDatabase;
  let app: NestFastifyApplication;
  beforeAll(async () => {
    database = await testDatabase();
    const settings = testSettings({ DATABASE_URL: database.url, ADMIN_API_KEY: KEY }, 'api');
    app = await createHttpApp(ApiModule.forProcess(settings), settings);
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
  });
  afterAll(async () => {
    await app.close();
    await database.close();
  });

  it.each([
    ['the console', '/console/', 200],
    ['a page of the console', '/console/campaigns', 200],
    ['the API', '/api/v1/campaigns', 200],
    ['a list of the API without a key', '/api/v1/campaigns?none', 401],
    ['the documentation', '/api/docs', 200],
    ['the metrics', '/metrics', 200],
    ['what is not there', '/nothing/here', 404],
    ['a path that cannot be decoded', '/%zz', 400],
  ])('are on %s', async (_what, url, status) => {
    const headers = url.endsWith('none') ? {} : { authorization: `Bearer ${KEY}` };
    const answer = await app.inject({ url, headers });
    expect(answer.statusCode).toBe(status);
    expect(Object.fromEntries(SECURITY.map((name) => [name, answer.headers[name]]))).toEqual(EXPECTED);
    expect(answer.headers['x-powered-by']).toBeUndefined();
    expect(answer.headers['server']).toBeUndefined();
  });

  it('allow no other site to read the API', async () => {
    const answer = await app.inject({
      url: '/api/v1/campaigns',
      headers: { authorization: `Bearer ${KEY}`, origin: 'https://evil.example' },
    });
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
  });
});
