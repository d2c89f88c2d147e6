import { describe, expect, it } from 'vitest';
import { chromiumPath } from './chromium.js';
import { browserStack } from './browser-stack.js';
import { ask, click, PATIENT_MS, postback, untilJudged } from './plant.js';
import { signedIn } from './visit.js';

const EMAIL = 'shop@advertiser.example';
const PASSWORD = 'a-long-enough-password';

describe.skipIf(chromiumPath === undefined)('the console for an advertiser', () => {
  const stack = browserStack();

  it(
    'shows its own campaigns, postbacks and conversions, and of the others nothing',
    async () => {
      const admin = await signedIn(stack.browser, stack.url);
      const offers = [{ url: 'http://advertiser.example/?id={click_id}', payout: '3.00', currency: 'USD' }];
      const advertiser = await ask(admin.page, 'POST', 'advertisers', { name: 'The shop' });
      const advertiserId = String(advertiser['id']);
      await ask(admin.page, 'POST', 'users', { email: EMAIL, password: PASSWORD, role: 'advertiser', advertiser_id: advertiserId });
      const own = await ask(admin.page, 'POST', 'campaigns', { name: 'Shop sale', offers, advertiser_id: advertiserId });
      const foreign = await ask(admin.page, 'POST', 'campaigns', { name: 'Secret campaign', offers });
      for (const [campaign, txid] of [
        [own, 'own-1'],
        [foreign, 'foreign-1'],
      ] as const) {
        const clickId = await click(String(campaign['tracking_url']));
        const receipt = await postback(String(campaign['postback_url']), { click_id: clickId, payout: '3.00', txid });
        await untilJudged(admin.page, receipt, 'accepted');
      }
      await admin.close();

      const { page, alarms, close } = await signedIn(stack.browser, stack.url, { email: EMAIL, password: PASSWORD });
      expect(await page.getByRole('link', { name: 'System', exact: true }).count()).toBe(0);
      await page.getByRole('link', { name: 'Campaigns', exact: true }).click();
      await page.getByRole('row').filter({ hasText: 'Shop sale' }).first().waitFor();
      expect(await page.getByText('Secret campaign').count()).toBe(0);

      await page.getByRole('link', { name: 'Conversions', exact: true }).click();
      await page.getByRole('row').filter({ hasText: 'own-1' }).waitFor();
      expect(await page.getByText('foreign-1').count()).toBe(0);
      await page.getByRole('link', { name: 'Postbacks', exact: true }).click();
      await page.getByRole('row').filter({ hasText: 'Shop sale' }).first().waitFor();
      expect(await page.getByText('Secret campaign').count()).toBe(0);

      await page.goto(`${stack.url}/console/campaigns/${String(foreign['id'])}`);
      await page.getByRole('alert').filter({ hasText: 'could not be loaded' }).waitFor();
      expect(await page.getByText('Secret campaign').count()).toBe(0);
      expect(alarms).toEqual([]);
      await close();
    },
    4 * PATIENT_MS,
  );
});
