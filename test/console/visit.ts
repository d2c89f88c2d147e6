import type { Browser, Page } from 'playwright-core';
import { EMAIL, PASSWORD } from './console-stack.js';

/** A browser's own user agent would say Headless, which is a bot. */
const USER_AGENT = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36';

export interface Visit {
  readonly page: Page;
  /** dialogs that opened and policy violations the browser reported; both must stay empty */
  readonly alarms: readonly string[];
  close(): Promise<void>;
}

interface Person {
  readonly width?: number;
  readonly scheme?: 'light' | 'dark';
  /** the first administrator when left out */
  readonly email?: string;
  readonly password?: string;
}

/** A person at the console, signed in, with the overview before them. */
export async function signedIn(browser: Browser, url: string, options: Person = {}): Promise<Visit> {
  const context = await browser.newContext({
    userAgent: USER_AGENT,
    viewport: { width: options.width ?? 1440, height: 900 },
    colorScheme: options.scheme ?? 'light',
    timezoneId: 'Europe/Madrid',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  // The machine may be busy with much else.
  page.setDefaultTimeout(30_000);
  const alarms: string[] = [];
  page.on('dialog', (dialog) => {
    alarms.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('console', (message) => {
    if (/content security policy/i.test(message.text())) alarms.push(message.text());
  });
  await page.goto(`${url}/console/`);
  await page.getByLabel('E-mail').fill(options.email ?? EMAIL);
  await page.locator('input[name=password]').fill(options.password ?? PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'Overview' }).waitFor();
  return { page, alarms, close: () => context.close() };
}
