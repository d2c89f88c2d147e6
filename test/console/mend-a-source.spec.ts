import { describe, expect, it } from 'vitest';
import { chromiumPath } from './chromium.js';
import { browserStack } from './browser-stack.js';
import { ask, click, PATIENT_MS, postback, untilJudged } from './plant.js';
import { signedIn } from './visit.js';

describe.skipIf(chromiumPath === undefined)('the console, from a rejected postback to money', () => {
  const stack = browserStack();

  it(
    'finds out why a postback did not count, teaches the source its parameter, replays it and sees it counted',
    async () => {
      const { page, alarms, close } = await signedIn(stack.browser, stack.url);
      const campaign = await ask(page, 'POST', 'campaigns', {
        name: 'Odd advertiser',
        offers: [{ url: 'http://advertiser.example/?id={click_id}', payout: '1.00', currency: 'USD' }],
      });
      // A parameter that nobody knows yet, also when CONSOLE_TEST_URL has seen this story before.
      const parameter = `ref${Date.now()}`;
      const clickId = await click(String(campaign['tracking_url']));
      const receipt = await postback(String(campaign['postback_url']), { [parameter]: clickId, amount: '7.77', txid: 'order-1' });
      await untilJudged(page, receipt, 'rejected');

      await page.getByRole('link', { name: 'Postbacks', exact: true }).click();
      await page.getByLabel('Verdict').selectOption('rejected');
      await page.getByRole('row').filter({ hasText: 'missing_click_id' }).first().getByRole('link').first().click();
      await page.getByText('Not counted.').waitFor();
      await page.getByRole('button', { name: 'What would change?' }).click();
      await page.getByText('it would get the same verdict').waitFor();

      await page.getByRole('link', { name: 'Change how this source is read' }).click();
      await page.getByLabel(`${parameter} is read as`).selectOption('Click id');
      await page.getByRole('region', { name: 'Verdicts that would change' }).getByText('accepted').first().waitFor();
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByRole('link', { name: 'Back to the postback' }).click();

      await page.getByRole('button', { name: 'What would change?' }).click();
      await page.getByText('it would count').waitFor();
      await page.getByRole('button', { name: 'Replay it' }).click();
      await page.getByRole('link', { name: 'See the conversion' }).click();
      await page.getByRole('heading', { name: 'Conversion', exact: true }).waitFor();
      await page.getByText('$7.77').first().waitFor();
      expect(alarms).toEqual([]);
      await close();
    },
    4 * PATIENT_MS,
  );
});
