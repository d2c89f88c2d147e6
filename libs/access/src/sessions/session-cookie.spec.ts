import { expect, it } from 'vitest';
import { SessionCookie } from './session-cookie.js';

it('is a __Host- cookie under https', () => {
  const cookie = new SessionCookie({ PUBLIC_URL: 'https://track.example' });
  expect(cookie.give('tok')).toBe('__Host-rebound=tok; Max-Age=604800; Path=/; HttpOnly; Secure; SameSite=Lax');
  expect(cookie.take()).toMatch(/^__Host-rebound=; Max-Age=0;/);
});

it('is plain under http, where browsers refuse __Host-', () => {
  const cookie = new SessionCookie({ PUBLIC_URL: 'http://127.0.0.1:3000' });
  expect(cookie.give('tok')).toBe('rebound_session=tok; Max-Age=604800; Path=/; HttpOnly; SameSite=Lax');
});

it('reads its own among others', () => {
  const cookie = new SessionCookie({ PUBLIC_URL: 'http://127.0.0.1:3000' });
  expect(cookie.read('theme=dark; rebound_session=tok')).toBe('tok');
  expect(cookie.read('theme=dark; old_rebound_session=tok')).toBeUndefined();
  expect(cookie.read('rebound_session=')).toBeUndefined();
  expect(cookie.read(undefined)).toBeUndefined();
});
