import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '#testing';
import { ADMIN_KEY, accessApp } from '../testing/access-app.js';

const CHOSEN = 'a password of my own';
type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

describe('people choose their own passwords', () => {
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

  let people = 0;
  const newEmail = () => `person${++people}@example.com`;
  const asAdmin = (method: Method, url: string, payload?: object) =>
    app.inject({ method, url: `/api/v1${url}`, headers: { authorization: `Bearer ${ADMIN_KEY}` }, ...(payload ? { payload } : {}) });
  /** every visitor from an address of its own: the throttle counts per address */
  const asVisitor = (url: string, payload: object, headers: Record<string, string> = {}) =>
    app.inject({
      method: 'POST',
      url: `/api/v1${url}`,
      payload,
      headers: { 'x-forwarded-for': `198.51.100.${++people % 250}`, ...headers },
    });
  const signIn = (email: string, password: string) => asVisitor('/session', { email, password });
  const tokenOf = (link: string) => new URL(link).hash.slice(1);
  const invite = async (email = newEmail()) => {
    const { link, user } = (await asAdmin('POST', '/invitations', { email, role: 'analyst' })).json<{
      link: string;
      user: { id: string };
    }>();
    return { email, link, token: tokenOf(link), userId: user.id };
  };
  const member = async () => {
    const { email, token, userId } = await invite();
    const answer = await asVisitor('/password-links/use', { token, password: CHOSEN }, { 'user-agent': 'Firefox' });
    const cookie = String(answer.headers['set-cookie']).split(';')[0] ?? '';
    const headers = { cookie, 'x-csrf-token': answer.json<{ csrf_token: string }>().csrf_token };
    const call = (method: Method, url: string, payload?: object) =>
      app.inject({
        method,
        url: `/api/v1${url}`,
        headers: { ...headers, 'x-forwarded-for': `203.0.113.${++people % 250}` },
        ...(payload ? { payload } : {}),
      });
    return { email, userId, call };
  };

  it('an invited person cannot sign in, follows the link, and is signed in with a password nobody else knows', async () => {
    const { email, link, token } = await invite();
    expect(link).toMatch(/^http:\/\/tracker\.test\/console\/set-password#[\w-]{43}$/);
    expect((await signIn(email, '')).statusCode).toBe(401);
    expect((await asVisitor('/password-links/check', { token })).json()).toMatchObject({ email, purpose: 'invitation' });
    const used = await asVisitor('/password-links/use', { token, password: CHOSEN });
    expect([used.statusCode, used.json()]).toEqual([201, expect.objectContaining({ role: 'analyst', password_temporary: false })]);
    expect(String(used.headers['set-cookie'])).toContain('HttpOnly');
    expect((await signIn(email, CHOSEN)).statusCode).toBe(201);
  });

  it('a link works once, and only the newest', async () => {
    const { token, userId } = await invite();
    const { link } = (await asAdmin('POST', `/users/${userId}/password-link`)).json<{ link: string }>();
    const newer = tokenOf(link);
    expect((await asVisitor('/password-links/use', { token, password: CHOSEN })).json().code).toBe('password_link_not_found');
    const both = await Promise.all([1, 2].map(() => asVisitor('/password-links/use', { token: newer, password: CHOSEN })));
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([201, 404]);
  });

  it('a link that ran out, or of a disabled person, is none', async () => {
    const [late, barred] = [await invite(), await invite()];
    await database.db.query(`UPDATE password_links SET expires_at = now() WHERE user_id = $1`, [Number(late.userId)]);
    await asAdmin('PATCH', `/users/${barred.userId}`, { status: 'disabled' });
    for (const { token } of [late, barred]) {
      expect((await asVisitor('/password-links/check', { token })).statusCode).toBe(404);
      expect((await asVisitor('/password-links/use', { token, password: CHOSEN })).statusCode).toBe(404);
    }
    expect((await asAdmin('POST', `/users/${barred.userId}/password-link`)).json().code).toBe('user_disabled');
  });

  it('a forgotten password: the old one goes on until the link is used, then every session of it ends', async () => {
    const { email, userId, call } = await member();
    const { link } = (await asAdmin('POST', `/users/${userId}/password-link`)).json<{ link: string }>();
    expect((await call('GET', '/session')).statusCode).toBe(200);
    expect((await asVisitor('/password-links/check', { token: tokenOf(link) })).json()).toMatchObject({ purpose: 'reset' });
    await asVisitor('/password-links/use', { token: tokenOf(link), password: 'quite another one' });
    expect((await call('GET', '/session')).statusCode).toBe(401);
    expect((await signIn(email, CHOSEN)).statusCode).toBe(401);
  });

  it('links cannot be guessed: the sixth attempt of an address has to wait', async () => {
    const guess = () => asVisitor('/password-links/check', { token: 'guess' }, { 'x-forwarded-for': '192.0.2.77' });
    for (let i = 0; i < 5; i++) expect((await guess()).statusCode).toBe(404);
    expect((await guess()).json().code).toBe('too_many_attempts');
  });

  it('no link is kept or logged in a form that opens anything', async () => {
    const { token } = await invite();
    const { rows } = await database.db.query(
      `SELECT row_to_json(password_links)::text AS t FROM password_links UNION ALL SELECT row_to_json(audit_log)::text FROM audit_log`,
    );
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  it('only an administrator invites', async () => {
    const { call } = await member();
    expect((await call('POST', '/invitations', { email: newEmail(), role: 'admin' })).statusCode).toBe(403);
    const { email } = await invite();
    expect((await asAdmin('POST', '/invitations', { email, role: 'analyst' })).json().code).toBe('email_taken');
  });

  it('changes the own password, ending the other sessions but not this one', async () => {
    const { email, call } = await member();
    const elsewhere = String((await signIn(email, CHOSEN)).headers['set-cookie']).split(';')[0] ?? '';
    const wrong = await call('PUT', '/session/password', { current_password: 'not it', password: 'my second password' });
    expect([wrong.statusCode, wrong.json().code]).toEqual([400, 'wrong_password']);
    const right = await call('PUT', '/session/password', { current_password: CHOSEN, password: 'my second password' });
    expect(right.statusCode).toBe(204);
    expect((await call('GET', '/session')).statusCode).toBe(200);
    expect((await app.inject({ url: '/api/v1/session', headers: { cookie: elsewhere } })).statusCode).toBe(401);
    expect((await signIn(email, 'my second password')).statusCode).toBe(201);
  });

  it('a password that somebody else gave is called temporary until its owner chooses one', async () => {
    const email = newEmail();
    await asAdmin('POST', '/users', { email, role: 'analyst', password: CHOSEN });
    expect((await signIn(email, CHOSEN)).json()).toMatchObject({ password_temporary: true });
    expect((await asAdmin('PUT', '/session/password', { current_password: CHOSEN, password: CHOSEN })).json().code).toBe('no_session');
  });

  it('shows people their own sessions, administrators all, and ends them', async () => {
    const [one, other] = [await member(), await member()];
    const own = (await one.call('GET', '/sessions')).json<{ data: { id: string; current: boolean; user_agent: string }[] }>();
    expect(own.data).toMatchObject([{ current: true, user: { email: one.email }, user_agent: 'Firefox' }]);
    const all = (await asAdmin('GET', '/sessions?limit=500')).json<{ data: { id: string; user: { email: string } }[] }>();
    const otherId = all.data.find(({ user }) => user.email === other.email)?.id ?? '';
    expect((await one.call('DELETE', `/sessions/${otherId}`)).statusCode).toBe(404);
    expect((await other.call('GET', '/session')).statusCode).toBe(200);
    expect((await asAdmin('DELETE', `/sessions/${otherId}`)).statusCode).toBe(204);
    expect((await other.call('GET', '/session')).statusCode).toBe(401);
  });
});

describe('the first visitor', () => {
  it('is told where the password is until somebody has signed in', async () => {
    const database = await testDatabase();
    const app = await accessApp({ DATABASE_URL: database.url, ADMIN_PASSWORD: undefined, embedded: true });
    const setup = async () => (await app.inject('/api/v1/setup')).json<unknown>();
    expect(await setup()).toEqual({ first_run: true, password: 'generated', embedded: true });
    await app.inject({
      method: 'POST',
      url: '/api/v1/users',
      headers: { authorization: `Bearer ${ADMIN_KEY}` },
      payload: { email: 'first@example.com', role: 'admin', password: CHOSEN },
    });
    await app.inject({ method: 'POST', url: '/api/v1/session', payload: { email: 'first@example.com', password: CHOSEN } });
    expect(await setup()).toMatchObject({ first_run: false });
    await app.close();
    await database.close();
  });
});
