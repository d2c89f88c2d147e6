import { describe, expect, it } from 'vitest';
import { chromiumPath } from './chromium.js';
import { browserStack } from './browser-stack.js';
import { PATIENT_MS } from './plant.js';
import { signedIn } from './visit.js';

/** A story of many clicks, on a machine that may be busy. */
const WHOLE_MS = 3 * PATIENT_MS;
const VISITOR = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36' };

describe.skipIf(chromiumPath === undefined)('people at the console', () => {
  const stack = browserStack();

  it(
    'are told where the first password is until somebody has signed in',
    async () => {
      const page = await stack.browser.newPage();
      page.setDefaultTimeout(PATIENT_MS);
      await page.goto(`${stack.url}/console/`);
      await page.getByRole('heading', { name: 'Welcome to Rebound' }).waitFor();
      await page.getByText('ADMIN_PASSWORD').waitFor();
      await page.close();
      await (await signedIn(stack.browser, stack.url)).close();
      const later = await stack.browser.newPage();
      later.setDefaultTimeout(PATIENT_MS);
      await later.goto(`${stack.url}/console/`);
      await later.getByText('Forgot the password?').waitFor();
      expect(await later.getByText('ADMIN_PASSWORD').count()).toBe(0);
      await later.close();
    },
    WHOLE_MS,
  );

  it(
    'are invited by a link, choose a password, and are inside with the role they were given',
    async () => {
      const email = `ann-${Date.now()}@example.com`;
      const { page, alarms, close } = await signedIn(stack.browser, stack.url);
      await page.goto(`${stack.url}/console/system?tab=users`);
      await page.getByLabel('E-mail').fill(email);
      await page.getByRole('button', { name: 'Invite' }).click();
      await page.getByText('Works once').waitFor();
      const link = await page.getByRole('status').locator('code').innerText();
      await close();

      const context = await stack.browser.newContext();
      const guest = await context.newPage();
      guest.setDefaultTimeout(PATIENT_MS);
      await guest.goto(link);
      await guest.getByText(email).waitFor();
      await guest.getByLabel('New password').fill('a password of my own');
      await guest.getByRole('button', { name: 'Save and sign in' }).click();
      await guest.getByRole('heading', { name: 'Overview' }).waitFor();
      await guest.goto(`${stack.url}/console/account`);
      await guest.getByText(email).first().waitFor();
      expect(await guest.locator('dd').allInnerTexts()).toContain('analyst');
      await guest.goto(link);
      await guest.getByText('This link was used already').waitFor();
      expect(alarms).toEqual([]);
      await context.close();
    },
    WHOLE_MS,
  );

  it(
    'see clicks appear on the overview without touching anything',
    async () => {
      const { page, alarms, close } = await signedIn(stack.browser, stack.url);
      await page.goto(`${stack.url}/console/campaigns/1`);
      const trackingUrl = (await page.getByRole('link', { name: 'Open the tracking URL' }).getAttribute('href')) ?? '';
      await page.goto(`${stack.url}/console/`);
      await page.getByText('connected', { exact: true }).waitFor();
      const supply = `live-${Date.now()}`;
      await fetch(`${trackingUrl}?supply_id=${supply}`, { redirect: 'manual', headers: VISITOR });
      await page.getByText(supply).first().waitFor({ timeout: PATIENT_MS });
      expect(alarms).toEqual([]);
      await close();
    },
    WHOLE_MS,
  );

  it(
    'get to the content by keyboard alone',
    async () => {
      const { page, close } = await signedIn(stack.browser, stack.url);
      await page.goto(`${stack.url}/console/system`);
      await page.getByRole('heading', { name: 'System' }).waitFor();
      await page.keyboard.press('Tab');
      expect(await page.evaluate<string>('document.activeElement.textContent')).toBe('Skip to content');
      await page.keyboard.press('Enter');
      await expect.poll(() => page.evaluate<string>('document.activeElement.id')).toBe('content');
      await page.keyboard.press('Tab');
      expect(await page.evaluate<string>('document.activeElement.textContent')).toBe('Health');
      await close();
    },
    WHOLE_MS,
  );
});
