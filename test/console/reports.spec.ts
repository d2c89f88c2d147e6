import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath, openBrowser } from './chromium.js';
import { consoleStack } from './console-stack.js';
import { signedIn } from './visit.js';

const VISITOR = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36' };

describe.skipIf(chromiumPath === undefined)('reports in the console', () => {
  let stack: Awaited<ReturnType<typeof consoleStack>>;
  let browser: Browser;
  beforeAll(async () => {
    [stack, browser] = await Promise.all([consoleStack(), openBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await stack?.stop();
  });

  it('looks inside a row by a click, and the address brings the same view again', async () => {
    const { page, alarms, close } = await signedIn(browser, stack.url);
    await page.goto(`${stack.url}/console/campaigns/1`);
    const trackingUrl = (await page.getByRole('link', { name: 'Open the tracking URL' }).getAttribute('href')) ?? '';
    const name = `good-${Date.now()}`;
    for (const supply of [name, name, 'poor']) await fetch(`${trackingUrl}?supply_id=${supply}`, { redirect: 'manual', headers: VISITOR });

    await page.goto(`${stack.url}/console/reports?period=today`);
    await page.getByRole('button', { name: 'Sample campaign' }).click();
    await page.getByRole('columnheader', { name: 'Supply source' }).waitFor();
    expect(decodeURIComponent(page.url())).toContain('filter[campaign]=1');
    const good = page.getByRole('row').filter({ hasText: name });
    await expect
      .poll(async () => (await good.count()) > 0 && (await page.reload(), await good.first().waitFor(), await good.first().innerText()), {
        timeout: 15_000,
      })
      .toMatch(/good-\d+\s+2\s/);

    const csv = await page.getByRole('link', { name: 'Download CSV' }).getAttribute('href');
    const answer = await page.request.get(`${stack.url}${csv ?? ''}`);
    expect(answer.headers()['content-type']).toContain('text/csv');
    expect(await answer.text()).toContain(name);
    expect(alarms).toEqual([]);
    await close();
  });
});
