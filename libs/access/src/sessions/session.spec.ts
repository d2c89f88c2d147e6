import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '#testing';
import { AccessAdmin } from '../access-admin.js';
import { ADMIN_KEY, accessApp } from '../testing/access-app.js';

const PASSWORD = 'correct horse battery';

describe('sessions and users', () => {
  let database: TestDatabase;
  let app: NestFastifyApplication;
  beforeAll(async () => {
    database = await testDatabase();
    app = await accessApp({ DATABASE_URL: database.url, TRUSTED_PROXIES: ['127.0.0.1'] });
  });
  afterAll(async () => {
    await app.close();
    await database.close();
  });

  let clients = 0;
  /** every sign-in from an address of its own, so that the throttle of one test is not felt in another */
  const signIn = (email: string, password: string, address = `198.51.100.${++clients}`, headers: Record<string, string> = {}) =>
    app.inject({
      method: 'POST',
      url: '/api/v1/session',
      payload: { email, password },
      headers: { 'x-forwarded-for': address, ...headers },
    });
  const asAdmin = (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', url: string, payload?: object) =>
    app.inject({ method, url, headers: { authorization: `Bearer ${ADMIN_KEY}` }, ...(payload ? { payload } : {}) });
  const aUser = async (more: object = {}) => {
    const email = `user${++clients}@example.com`;
    const made = (await asAdmin('POST', '/api/v1/users', { email, password: PASSWORD, role: 'admin', ...more })).json<{ id: string }>();
    return { id: made.id, email };
  };
  const session = async (email: string) => {
    const answer = await signIn(email, PASSWORD);
    const cookie = String(answer.headers['set-cookie']).split(';')[0] ?? '';
    const { csrf_token: csrf } = answer.json<{ csrf_token: string }>();
    const call = (
      method: 'GET' | 'POST' | 'DELETE',
      url: string,
      { payload, token = csrf }: { payload?: object; token?: string | undefined } = {},
    ) =>
      app.inject({ method, url, headers: { cookie, ...(token === '' ? {} : { 'x-csrf-token': token }) }, ...(payload ? { payload } : {}) });
    return { call, csrf, setCookie: String(answer.headers['set-cookie']) };
  };

  it('signs in, tells who one is, and signs out', async () => {
    const { id, email } = await aUser();
    const { call, csrf, setCookie } = await session(email);
    expect(setCookie).toMatch(/^rebound_session=[\w-]{43}; Max-Age=604800; Path=\/; HttpOnly; SameSite=Lax$/);
    expect((await call('GET', '/api/v1/session')).json()).toEqual({
      user: { id, email },
      role: 'admin',
      advertiser_id: null,
      password_temporary: true,
      csrf_token: csrf,
    });
    const out = await call('DELETE', '/api/v1/session');
    expect([out.statusCode, String(out.headers['set-cookie'])]).toEqual([204, expect.stringContaining('Max-Age=0')]);
    expect((await call('GET', '/api/v1/session')).statusCode).toBe(401);
  });

  it('takes a change only with the CSRF token', async () => {
    const { email } = await aUser();
    const { call } = await session(email);
    const payload = { name: 'by session', role: 'analyst' };
    for (const token of ['', 'wrong']) {
      const answer = await call('POST', '/api/v1/api-keys', { payload, token });
      expect([answer.statusCode, answer.json().code]).toEqual([403, 'csrf_token_missing']);
    }
    expect((await call('POST', '/api/v1/api-keys', { payload })).statusCode).toBe(201);
    const log = (await asAdmin('GET', `/api/v1/audit-log?actor=user:${email}`)).json<{ data: unknown[] }>();
    expect(log.data).toHaveLength(1);
  });

  it('says the same to a wrong password, an unknown person and a disabled one', async () => {
    const { id, email } = await aUser();
    await asAdmin('PATCH', `/api/v1/users/${id}`, { status: 'disabled' });
    const other = await aUser();
    const answers = await Promise.all([
      signIn(other.email, 'wrong password'),
      signIn('nobody@example.com', PASSWORD),
      signIn(email, PASSWORD),
    ]);
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([401, 401, 401]);
    expect(answers[0]?.json().code).toBe('wrong_credentials');
  });

  it('refuses the sixth attempt in a minute, also with the right password', async () => {
    const { email } = await aUser();
    for (let i = 0; i < 5; i++) expect((await signIn(email, 'wrong password', '203.0.113.5')).statusCode).toBe(401);
    const sixth = await signIn(email, PASSWORD, '203.0.113.5');
    expect([sixth.statusCode, sixth.json().code]).toEqual([429, 'too_many_attempts']);
    expect(Number(sixth.headers['retry-after'])).toBeGreaterThan(50);
    expect((await signIn(email, PASSWORD, '203.0.113.6')).statusCode).toBe(201);
  });

  it('signs nobody in from another site', async () => {
    const { email } = await aUser();
    expect((await signIn(email, PASSWORD, '203.0.113.7', { 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403);
  });

  it.each([{ password: 'another password' }, { role: 'analyst' }, { status: 'disabled' }])(
    'ends the sessions of a user who gets %j',
    async (change) => {
      const { id, email } = await aUser();
      const { call } = await session(email);
      expect((await call('GET', '/api/v1/session')).statusCode).toBe(200);
      expect((await asAdmin('PATCH', `/api/v1/users/${id}`, change)).statusCode).toBe(200);
      expect((await call('GET', '/api/v1/session')).statusCode).toBe(401);
    },
  );

  it('ends an expired session', async () => {
    const { id, email } = await aUser();
    const { call } = await session(email);
    await database.db.query(`UPDATE sessions SET expires_at = now() - interval '1 second' WHERE user_id = $1`, [Number(id)]);
    await expect.poll(async () => (await call('GET', '/api/v1/session')).statusCode, { timeout: 1_500 }).toBe(401);
  });

  it('keeps no password and no session token in the database', async () => {
    const { email } = await aUser();
    const { setCookie } = await session(email);
    const token = /=([\w-]+);/.exec(setCookie)?.[1] ?? '';
    const { rows } = await database.db.query(
      `SELECT row_to_json(users)::text AS t FROM users UNION ALL SELECT row_to_json(sessions)::text FROM sessions UNION ALL SELECT row_to_json(audit_log)::text FROM audit_log`,
    );
    const stored = JSON.stringify(rows);
    expect(stored).toContain('$argon2id$');
    expect(stored).not.toContain(PASSWORD);
    expect(stored).not.toContain(token);
  });

  it('makes a password when none is given and shows it once', async () => {
    const made = (await asAdmin('POST', '/api/v1/users', { email: 'made@example.com', role: 'analyst' })).json<{
      id: string;
      password: string;
    }>();
    expect(made.password).toHaveLength(16);
    expect((await signIn('MADE@example.com', made.password)).statusCode).toBe(201);
    expect((await asAdmin('GET', `/api/v1/users/${made.id}`)).json()).not.toHaveProperty('password');
  });

  it.each([
    [{ email: 'no-address', role: 'admin' }, 400],
    [{ email: 'a@b', role: 'admin', password: 'short' }, 400],
    [{ email: 'a@b', role: 'advertiser' }, 400],
    [{ email: 'Made@Example.com', role: 'admin' }, 409],
  ])('refuses the user %j', async (payload, status) => {
    expect((await asAdmin('POST', '/api/v1/users', payload)).statusCode).toBe(status);
  });

  it('removes a user with the sessions', async () => {
    const { id, email } = await aUser();
    const { call } = await session(email);
    expect((await asAdmin('DELETE', `/api/v1/users/${id}`)).statusCode).toBe(204);
    expect((await call('GET', '/api/v1/session')).statusCode).toBe(401);
    expect((await asAdmin('GET', `/api/v1/users/${id}`)).json().code).toBe('user_not_found');
  });
});

describe('the first administrator', () => {
  let database: TestDatabase;
  let app: NestFastifyApplication;
  beforeAll(async () => {
    database = await testDatabase();
    app = await accessApp({ DATABASE_URL: database.url });
  });
  afterAll(async () => {
    await app.close();
    await database.close();
  });

  it('is made once, however many processes start', async () => {
    const made = await Promise.all(Array.from({ length: 5 }, () => app.get(AccessAdmin).ensureFirstAdmin('admin@localhost')));
    const created = made.filter((result) => result.created);
    expect(created).toHaveLength(1);
    const password = created[0]?.password ?? '';
    const answer = await app.inject({ method: 'POST', url: '/api/v1/session', payload: { email: 'admin@localhost', password } });
    expect(answer.statusCode).toBe(201);
  });

  it('cannot be taken away while alone', async () => {
    const admin = { authorization: `Bearer ${ADMIN_KEY}` };
    const { data } = (await app.inject({ url: '/api/v1/users', headers: admin })).json<{ data: { id: string }[] }>();
    const url = `/api/v1/users/${data[0]?.id ?? ''}`;
    for (const payload of [{ role: 'analyst' }, { status: 'disabled' }]) {
      expect((await app.inject({ method: 'PATCH', url, headers: admin, payload })).json().code).toBe('last_admin');
    }
    expect((await app.inject({ method: 'DELETE', url, headers: admin })).statusCode).toBe(409);
  });

  it('gets a new password from the command line', async () => {
    const { password } = await app.get(AccessAdmin).resetPassword('admin@localhost');
    expect((await app.inject({ method: 'POST', url: '/api/v1/session', payload: { email: 'admin@localhost', password } })).statusCode).toBe(
      201,
    );
    await expect(app.get(AccessAdmin).resetPassword('nobody@localhost')).rejects.toMatchObject({ code: 'user_not_found' });
  });

  it('issues a key from the command line', async () => {
    const { key } = await app.get(AccessAdmin).createKey({ name: 'from the cli', role: 'analyst' });
    expect((await app.inject({ url: '/api/v1/session', headers: { authorization: `Bearer ${key}` } })).json().role).toBe('analyst');
  });
});
