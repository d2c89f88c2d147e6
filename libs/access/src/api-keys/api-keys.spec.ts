import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '#testing';
import { Credentials } from '../credentials.js';
import { ADMIN_KEY, accessApp } from '../testing/access-app.js';

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

describe('API keys', () => {
  let database: TestDatabase;
  let app: NestFastifyApplication;
  let other: NestFastifyApplication;
  beforeAll(async () => {
    database = await testDatabase();
    app = await accessApp({ DATABASE_URL: database.url, METRICS_TOKEN: 'metrics-token' });
    other = await accessApp({ DATABASE_URL: database.url });
  });
  afterAll(async () => {
    await Promise.all([app.close(), other.close()]);
    await database.close();
  });

  const call = (method: Method, url: string, key: string | undefined, payload?: object, on = app) =>
    on.inject({ method, url, headers: key === undefined ? {} : { authorization: `Bearer ${key}` }, ...(payload ? { payload } : {}) });
  const issue = async (role: string, more: object = {}) =>
    (await call('POST', '/api/v1/api-keys', ADMIN_KEY, { name: `${role} key`, role, ...more })).json<{ id: string; key: string }>();

  it.each([undefined, '', 'rbk_nonsense', `${ADMIN_KEY}x`])('refuses the key %s', async (key) => {
    const answer = await call('GET', '/api/v1/api-keys', key);
    expect([answer.statusCode, answer.json().code, answer.headers['www-authenticate']]).toEqual([401, 'unauthorized', 'Bearer']);
  });

  it('refuses an Authorization header of another kind', async () => {
    const answer = await app.inject({
      url: '/api/v1/api-keys',
      headers: { authorization: `Basic ${Buffer.from(`admin:${ADMIN_KEY}`).toString('base64')}` },
    });
    expect(answer.statusCode).toBe(401);
  });

  it('shows a key once and stores only its hash', async () => {
    const created = await call('POST', '/api/v1/api-keys', ADMIN_KEY, { name: 'once', role: 'admin' });
    expect(created.statusCode).toBe(201);
    const { id, key, prefix } = created.json<{ id: string; key: string; prefix: string }>();
    expect(key).toMatch(/^rbk_[\w-]{43}$/);
    expect(key.startsWith(prefix)).toBe(true);
    expect((await call('GET', `/api/v1/api-keys/${id}`, ADMIN_KEY)).json()).not.toHaveProperty('key');
    const { rows } = await database.db.query(
      `SELECT row_to_json(api_keys)::text AS stored FROM api_keys UNION ALL SELECT row_to_json(audit_log)::text FROM audit_log`,
    );
    expect(JSON.stringify(rows)).not.toContain(key.slice(12));
    expect((await call('GET', '/api/v1/session', key)).json()).toEqual({
      user: null,
      role: 'admin',
      advertiser_id: null,
      password_temporary: false,
      csrf_token: null,
    });
  });

  it('works in another process at once and stops there within a second when revoked', async () => {
    const { id, key } = await issue('analyst');
    expect((await call('GET', '/api/v1/session', key, undefined, other)).statusCode).toBe(200);
    expect((await call('DELETE', `/api/v1/api-keys/${id}`, ADMIN_KEY)).statusCode).toBe(204);
    expect((await call('GET', '/api/v1/session', key)).statusCode).toBe(401);
    await expect
      .poll(async () => (await call('GET', '/api/v1/session', key, undefined, other)).statusCode, { timeout: 1_200, interval: 20 })
      .toBe(401);
    expect((await call('GET', `/api/v1/api-keys/${id}`, ADMIN_KEY)).json().revoked_at).toMatch(/Z$/);
  });

  it('lets the analyst look and not change', async () => {
    const { id, key } = await issue('analyst');
    expect((await call('GET', '/api/v1/api-keys', key)).statusCode).toBe(200);
    for (const [method, url] of [
      ['POST', '/api/v1/api-keys'],
      ['PATCH', `/api/v1/api-keys/${id}`],
      ['DELETE', `/api/v1/api-keys/${id}`],
    ] as const) {
      const answer = await call(method, url, key, { name: 'x', role: 'admin' });
      expect([method, answer.statusCode, answer.json().code]).toEqual([method, 403, 'forbidden']);
    }
  });

  it('shows an advertiser none of it', async () => {
    const { key } = await issue('advertiser', { advertiser_id: '7' });
    expect((await call('GET', '/api/v1/session', key)).json()).toMatchObject({ role: 'advertiser', advertiser_id: '7' });
    for (const url of ['/api/v1/api-keys', '/api/v1/users', '/api/v1/audit-log'])
      expect((await call('GET', url, key)).statusCode).toBe(403);
  });

  it.each([
    [{ name: 'x', role: 'advertiser' }, 'advertiser_id'],
    [{ name: 'x', role: 'admin', advertiser_id: '7' }, 'advertiser_id'],
    [{ name: '  ', role: 'admin' }, 'name'],
    [{ name: 'x', role: 'root' }, 'role'],
    [{}, 'name'],
  ])('refuses to issue %j', async (payload, field) => {
    const answer = await call('POST', '/api/v1/api-keys', ADMIN_KEY, payload);
    expect([answer.statusCode, answer.json().code, answer.json().details.issues[0].field]).toEqual([400, 'invalid_request', field]);
  });

  it('remembers when a key was last used, in its own time', async () => {
    const { id, key } = await issue('analyst');
    await call('GET', '/api/v1/session', key);
    expect((await call('GET', `/api/v1/api-keys/${id}`, ADMIN_KEY)).json().last_used_at).toBeNull();
    await app.get(Credentials).flushUsed();
    expect((await call('GET', `/api/v1/api-keys/${id}`, ADMIN_KEY)).json().last_used_at).toMatch(/Z$/);
  });

  it('renames, and answers 404 for what is not there', async () => {
    const { id } = await issue('analyst');
    expect((await call('PATCH', `/api/v1/api-keys/${id}`, ADMIN_KEY, { name: 'renamed' })).json().name).toBe('renamed');
    for (const absent of ['999999', 'x', '0', '-1', '99999999999999999999']) {
      const answer = await call('DELETE', `/api/v1/api-keys/${absent}`, ADMIN_KEY);
      expect([answer.statusCode, answer.json().code]).toEqual([404, 'api_key_not_found']);
    }
  });

  it('pages through all keys, newest first, each once', async () => {
    const seen: number[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const answer: { data: { id: string }[]; next_cursor: string | null } = (
        await call('GET', `/api/v1/api-keys?limit=2&cursor=${cursor}`, ADMIN_KEY)
      ).json();
      seen.push(...answer.data.map(({ id }) => Number(id)));
      cursor = answer.next_cursor;
    }
    expect(seen.length).toBeGreaterThan(4);
    expect(seen).toEqual([...new Set(seen)].sort((a, b) => b - a));
  });

  it('writes who changed what', async () => {
    const { id } = await issue('analyst');
    await call('DELETE', `/api/v1/api-keys/${id}`, ADMIN_KEY);
    const { data } = (await call('GET', `/api/v1/audit-log?object_type=api_key&object_id=${id}`, ADMIN_KEY)).json<{
      data: { action: string; actor: string }[];
    }>();
    expect(data.map(({ action, actor }) => [action, actor])).toEqual([
      ['revoke', 'key:ADMIN_API_KEY'],
      ['create', 'key:ADMIN_API_KEY'],
    ]);
  });

  it('opens /metrics to admin and analyst keys and the metrics token', async () => {
    const analyst = await issue('analyst');
    const advertiser = await issue('advertiser', { advertiser_id: 7 });
    const statuses = await Promise.all(
      [ADMIN_KEY, analyst.key, 'metrics-token', advertiser.key, 'nonsense', undefined].map(
        async (key) => (await call('GET', '/metrics', key)).statusCode,
      ),
    );
    expect(statuses).toEqual([200, 200, 200, 401, 401, 401]);
  });
});
