import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { openBrowser } from './chromium.js';
import { consoleStack } from './console-stack.js';

/** The product and a browser for the tests of this `describe`; there once they run. */
export function browserStack(): { readonly browser: Browser; readonly url: string } {
  let stack: Awaited<ReturnType<typeof consoleStack>> | undefined;
  let browser: Browser | undefined;
  beforeAll(async () => {
    [stack, browser] = await Promise.all([consoleStack(), openBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await stack?.stop();
  });
  const started = <T>(part: T | undefined): T => {
    if (part === undefined) throw new Error('browserStack() is there in tests and hooks, not before');
    return part;
  };
  return {
    get browser() {
      return started(browser);
    },
    get url() {
      return started(stack).url;
    },
  };
}
