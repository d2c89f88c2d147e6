import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { chromiumPath } from './chromium.js';
import { browserStack } from './browser-stack.js';
import { ask, click, PATIENT_MS, postback, untilReported } from './plant.js';
import { signedIn } from './visit.js';

describe.skipIf(chromiumPath === undefined)('reports in the console', () => {
  const stack = browserStack();

  it(
    'leads by clicking from a campaign to the supply source and the creative that burn money; the address and a saved view bring it again',
    async () => {
      const { page, alarms, close } = await signedIn(stack.browser, stack.url);
      // Names of this run: CONSOLE_TEST_URL may have seen others.
      const [name, viewName] = [`Two sources ${Date.now()}`, `What burns ${Date.now()}`];
      const campaign = await ask(page, 'POST', 'campaigns', {
        name,
        offers: [{ url: 'http://advertiser.example/?id={click_id}', payout: '2.00', currency: 'USD' }],
        cost: { model: 'cpc', amount: '0.50', currency: 'USD' },
      });
      const tracking = String(campaign['tracking_url']);
      const good = await click(tracking, { supply_id: 'earner', creative_id: 'calm' });
      for (const creative of ['loud', 'loud', 'calm']) await click(tracking, { supply_id: 'burner', creative_id: creative });
      await postback(String(campaign['postback_url']), { click_id: good, payout: '2.00', txid: '1' });
      const id = String(campaign['id']);
      await untilReported(page, `filter[campaign]=${id}&metrics=clicks,revenue,profit`, { clicks: 4, revenue: '2.00', profit: '0.00' });

      await page.getByRole('link', { name: 'Reports', exact: true }).click();
      await page.getByRole('heading', { name: 'Reports', exact: true }).waitFor();
      await page.getByLabel('Period', { exact: true }).selectOption('Last 30 days');
      await page.getByRole('button', { name }).click();
      await page.getByRole('columnheader', { name: 'Supply source' }).waitFor();
      // Once: most profit first; twice: least. The second press counts only after the first is shown.
      for (const order of ['descending', 'ascending']) {
        await page.getByRole('columnheader', { name: 'Profit' }).getByRole('button').click();
        await page.locator(`th[aria-sort="${order}"]`).filter({ hasText: 'Profit' }).waitFor();
      }
      // Below the totals stands what burns most.
      const worst = page.locator('tbody tr').nth(1).filter({ hasText: 'burner' }).filter({ hasText: '−$1.50' });
      await worst.getByRole('button', { name: 'burner' }).click();
      await page.getByRole('columnheader', { name: 'Creative' }).waitFor();
      await page.getByRole('row').filter({ hasText: 'loud' }).filter({ hasText: '−$1.00' }).waitFor();

      await page.getByRole('button', { name: 'Saved views' }).click();
      await page.getByLabel('Save this view as').fill(viewName);
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByRole('button', { name: viewName, exact: true }).waitFor();
      await page.reload();
      await page.getByRole('row').filter({ hasText: 'loud' }).waitFor();

      await page.goto(`${stack.url}/console/reports`);
      await page.getByRole('button', { name: 'Saved views' }).click();
      await page.getByRole('button', { name: viewName, exact: true }).click();
      await page.getByRole('row').filter({ hasText: 'loud' }).waitFor();

      const download = page.waitForEvent('download');
      await page.getByRole('button', { name: 'Download CSV' }).click();
      const csv = await readFile(await (await download).path(), 'utf8');
      expect(csv).toContain('loud');
      await page.getByText(/^Saved 2 rows/).waitFor();
      expect(alarms).toEqual([]);
      await close();
    },
    4 * PATIENT_MS,
  );
});
