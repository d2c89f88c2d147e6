import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { chromiumPath } from './chromium.js';
import { browserStack } from './browser-stack.js';
import { signedIn } from './visit.js';

const SCREENS = [
  '/',
  '/campaigns',
  '/campaigns/new',
  '/campaigns/1',
  '/campaigns/1/edit',
  '/campaigns/1/simulate',
  '/campaigns/1/versions',
  '/campaigns/replace',
  '/reports',
  '/reports?chart=heat&compare=previous',
  '/reports?chart=bar&group_by=supply_id,creative',
  '/postbacks',
  '/conversions',
  '/conversions/import',
  '/conversions/reconcile',
  '/clicks',
  '/costs',
  '/sources',
  '/sources/1',
  '/system',
  '/system?tab=keys',
  '/system?tab=users',
  '/system?tab=sessions',
  '/system/queues/postbacks',
  '/account',
  '/set-password#no-such-link',
  '/system?tab=audit',
  '/system?tab=privacy',
];

interface Finding {
  readonly id: string;
  readonly impact: string | null | undefined;
  readonly where: string;
}

describe.skipIf(chromiumPath === undefined)('every screen can be used by everyone', () => {
  const stack = browserStack();

  it.each([
    { width: 1440, scheme: 'light' },
    { width: 1440, scheme: 'dark' },
    { width: 390, scheme: 'light' },
    { width: 390, scheme: 'dark' },
  ] as const)(
    'has no serious axe finding and never scrolls sideways at $width px, $scheme',
    async (options) => {
      const { page, alarms, close } = await signedIn(stack.browser, stack.url, options);
      const findings: Record<string, readonly unknown[]> = {};
      for (const screen of SCREENS) {
        await page.goto(`${stack.url}/console${screen}`);
        await page.getByRole('heading', { level: 1 }).waitFor();
        await expect.poll(() => page.getByLabel('Loading').count(), { timeout: 60_000 }).toBe(0);
        const found = [...(await seriousFindings(page)), ...(await sideways(page))];
        if (found.length > 0) findings[screen] = found;
      }
      expect(findings).toEqual({});
      expect(alarms).toEqual([]);
      await close();
    },
    480_000,
  );
});

// Evaluated by the debugger: the page's own policy lets no foreign script in.
async function seriousFindings(page: Page): Promise<Finding[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => (globalThis as unknown as { axe: typeof axe }).axe.run());
  return violations
    .filter((violation) => violation.impact === 'serious' || violation.impact === 'critical')
    .flatMap((violation) =>
      violation.nodes.slice(0, 3).map((node) => ({ id: violation.id, impact: violation.impact, where: node.html.slice(0, 160) })),
    );
}

async function sideways(page: Page): Promise<string[]> {
  const wider = await page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
  return wider > 0 ? [`${wider} px wider than the screen`] : [];
}
