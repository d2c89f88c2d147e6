import { describe, expect, it } from 'vitest';
import { chromiumPath } from './chromium.js';
import { browserStack } from './browser-stack.js';
import { PATIENT_MS, postback, untilJudged } from './plant.js';
import { signedIn } from './visit.js';

/** A story of many clicks, on a machine that may be busy. */
const WHOLE_MS = 3 * PATIENT_MS;

describe.skipIf(chromiumPath === undefined)('the console, from the first campaign to the first conversion', () => {
  const stack = browserStack();

  it(
    'makes a campaign, a click and a postback by clicking, and shows the conversion with its money',
    async () => {
      const { page, alarms, close } = await signedIn(stack.browser, stack.url);
      await page.getByRole('link', { name: 'Campaigns', exact: true }).click();
      await page.getByRole('link', { name: 'New campaign' }).click();
      await page.getByRole('heading', { name: 'New campaign' }).waitFor();
      await page.getByLabel('Name').fill('First try');
      await page.getByLabel('Offer URL').fill('http://advertiser.example/?your_parameter=');
      await page.getByRole('button', { name: '{click_id}' }).click();
      await page.getByText('A visitor will get').waitFor();
      await page.getByLabel('Payout per conversion').fill('7.25');
      await page.getByRole('button', { name: 'Create campaign' }).click();

      await page.getByRole('heading', { name: 'First try' }).waitFor();
      await page.getByText('Waiting for your first click…').waitFor();
      await page.getByRole('button', { name: 'Make a test click' }).click();
      await page.getByText('First click arrived').waitFor();
      await page.getByRole('button', { name: 'Send the postback' }).click();
      await page.getByRole('link', { name: 'See the conversion' }).click();

      await page.getByRole('heading', { name: 'Conversion', exact: true }).waitFor();
      await page.getByRole('heading', { name: 'How it was decided' }).waitFor();
      expect(await page.locator('dd').allInnerTexts()).toContain('$7.25');
      await page.getByRole('link', { name: 'Campaigns', exact: true }).click();
      const row = page.getByRole('row').filter({ hasText: 'First try' }).first();
      await row.getByText('$7.25').first().waitFor();
      expect(alarms).toEqual([]);
      await close();
    },
    WHOLE_MS,
  );

  it(
    'explains why a postback did not count, and keeps what a stranger sent as text',
    async () => {
      const attack = '<img src=x onerror=alert(1)><script>alert(2)</script>';
      const { page, alarms, close } = await signedIn(stack.browser, stack.url);
      const receipt = await postback(`${stack.url}/postback`, { click_id: attack, payout: '"><svg/onload=alert(3)>', [attack]: attack });
      await untilJudged(page, receipt, 'rejected');
      await page.getByRole('link', { name: 'Postbacks', exact: true }).click();
      await page.getByLabel('Verdict').selectOption('rejected');
      const row = page.getByRole('row').filter({ hasText: 'onerror' }).first();
      await row.getByRole('link').first().click();
      await page.getByText('Not counted.').waitFor();
      await page.getByRole('region', { name: 'Raw request' }).getByText('onload').waitFor();
      expect(await page.locator('main img, main script').count()).toBe(0);
      expect(alarms).toEqual([]);
      await close();
    },
    WHOLE_MS,
  );
});
