import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** A browser's, since clicks without one, or of a bot, count differently. */
const VISITOR = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36' };
/** The suite may share its machine with much else. */
export const PATIENT_MS = 40_000;

/** A visit of a tracking URL that stops before the advertiser's page. Returns the click id. */
export async function click(trackingUrl: string, parameters: Readonly<Record<string, string>> = {}): Promise<string> {
  const answer = await fetch(`${trackingUrl}?${new URLSearchParams(parameters).toString()}`, { redirect: 'manual', headers: VISITOR });
  const id = /push_[0-9a-z]{43}/.exec(answer.headers.get('location') ?? '')?.[0];
  if (id === undefined) throw new Error(`no click id in ${answer.status} ${answer.headers.get('location') ?? ''}`);
  return id;
}

/** A postback as an advertiser's server sends it. Returns the receipt. */
export async function postback(url: string, parameters: Readonly<Record<string, string>>): Promise<string> {
  const answer = await fetch(`${url}?${new URLSearchParams(parameters).toString()}`);
  expect(answer.status).toBe(200);
  return answer.headers.get('postback-receipt') ?? '';
}

/** The management API by the session of the page, changes with its CSRF token. */
export async function ask(page: Page, method: 'GET' | 'POST', path: string, body?: object): Promise<Record<string, unknown>> {
  const url = new URL(`/api/v1/${path}`, page.url()).href;
  const session = (await (await page.request.get(new URL('/api/v1/session', page.url()).href)).json()) as { csrf_token: string };
  const answer = await page.request.fetch(url, {
    method,
    headers: { 'x-csrf-token': session.csrf_token },
    ...(body === undefined ? {} : { data: body }),
  });
  if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`);
  return (await answer.json()) as Record<string, unknown>;
}

/** Waits until a report's totals say what was planted: reports are a moment behind. */
export async function untilReported(page: Page, query: string, totals: Readonly<Record<string, unknown>>): Promise<void> {
  await expect
    .poll(async () => (await ask(page, 'GET', `reports?${query}`))['totals'], { timeout: PATIENT_MS, interval: 250 })
    .toMatchObject(totals);
}

/** Waits until a hit has its verdict. */
export async function untilJudged(page: Page, receipt: string, outcome: 'accepted' | 'rejected'): Promise<void> {
  await expect
    .poll(async () => (await ask(page, 'GET', `postbacks/${receipt}`).catch(() => ({ outcome: 'not there yet' })))['outcome'], {
      timeout: PATIENT_MS,
      interval: 250,
    })
    .toBe(outcome);
}
