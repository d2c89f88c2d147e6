// Pictures of every screen at 1440 and 390 px, light and dark, into docs/images.
//
//   npm run screenshots                      starts its own instance on fresh data, fills it with the demo, stops it again
//   npm run screenshots -- --url http://127.0.0.1:3000 --email admin@localhost --password …     of a running instance
//   --only overview,reports                  some screens; --out FOLDER elsewhere
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';

const ROOT = join(import.meta.dirname, '..');
const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const WIDTHS = [1440, 390];
const SCHEMES = ['light', 'dark'];

const { values: options } = parseArgs({
  options: {
    url: { type: 'string' },
    email: { type: 'string', default: 'admin@localhost' },
    password: { type: 'string', default: 'screenshots-1' },
    only: { type: 'string' },
    out: { type: 'string', default: join(ROOT, 'docs/images') },
  },
});

/** name → address under /console, or a function that finds it by clicking. */
const SCREENS = {
  overview: '/?period=today',
  campaigns: '/campaigns?period=today',
  campaign: (page) => follow(page, '/campaigns?period=today', 'tbody a'),
  'new-campaign': newCampaign,
  reports: '/reports?period=today&group_by=supply_id,creative&metrics=clicks,conversions,cr,epc,revenue,cost,profit,roi&sort=-profit',
  'reports-hours': '/reports?period=today&group_by=hour&metrics=profit,clicks,conversions,revenue,cost',
  postbacks: '/postbacks',
  'postback-rejected': (page) => follow(page, '/postbacks?outcome=rejected', 'tbody a'),
  conversions: '/conversions',
  conversion: (page) => follow(page, '/conversions', 'tbody a'),
  clicks: '/clicks',
  click: (page) => follow(page, '/clicks', 'tbody a'),
  sources: '/sources',
  system: '/system',
  keys: '/system?tab=keys',
  audit: '/system?tab=audit',
};

const instance = options.url === undefined ? await startInstance() : { url: options.url, stop: () => Promise.resolve() };
const browser = await chromium.launch({
  executablePath: CHROMIUM,
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
  ],
});
try {
  mkdirSync(options.out, { recursive: true });
  for (const width of WIDTHS) for (const scheme of SCHEMES) await shootAll(width, scheme);
} finally {
  await browser.close();
  await instance.stop();
}

async function shootAll(width, scheme) {
  const context = await browser.newContext({
    viewport: { width, height: width < 600 ? 844 : 900 },
    colorScheme: scheme,
    deviceScaleFactor: 1,
    timezoneId: 'Europe/Madrid',
    locale: 'en-GB',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const names = options.only?.split(',') ?? ['sign-in', ...Object.keys(SCREENS)];
  await page.goto(`${instance.url}/console/`);
  await page.getByLabel('E-mail').waitFor();
  if (names.includes('sign-in')) await shoot(page, 'sign-in', width, scheme);
  await page.getByLabel('E-mail').fill(options.email);
  await page.locator('input[name=password]').fill(options.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'Overview' }).waitFor();
  for (const name of names.filter((each) => each in SCREENS)) {
    const way = SCREENS[name];
    if (typeof way === 'string') await open(page, way);
    else await way(page);
    await shoot(page, name, width, scheme);
  }
  await context.close();
}

async function open(page, path) {
  await page.goto(`${instance.url}/console${path}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await settle(page);
}

async function follow(page, path, selector) {
  await open(page, path);
  await page.locator(selector).first().click();
  await page.waitForURL((url) => !`${url.pathname}${url.search}`.endsWith(path));
  await settle(page);
}

async function newCampaign(page) {
  await open(page, '/campaigns/new');
  await page.getByLabel('Offer URL').fill('https://advertiser.example/offer?subid={click_id}&payout={payout}&src={supply_id}&x={clickid}');
  await page.getByLabel('Payout per conversion').fill('5.00');
}

/** Nothing loading any more: live screens poll, so the network never falls quite silent. */
async function settle(page) {
  await page.waitForFunction(() => document.querySelector('[aria-label="Loading"]') === null);
  await page.waitForTimeout(400);
}

async function shoot(page, name, width, scheme) {
  await page.mouse.move(0, 0);
  await page.waitForTimeout(200);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (overflow > 0) console.warn(`${name} at ${width}: ${overflow} px wider than the screen`);
  // A log of a hundred rows says no more than its first screenful.
  const height = Math.min(await page.evaluate(() => document.documentElement.scrollHeight), width < 600 ? 2000 : 1700);
  await page.screenshot({ path: join(options.out, `${name}-${width}-${scheme}.png`), fullPage: true, clip: { x: 0, y: 0, width, height } });
  console.log(`${name}-${width}-${scheme}.png`);
}

async function startInstance() {
  const dataDir = mkdtempSync(join(tmpdir(), 'rebound-screenshots-'));
  const port = 3911;
  const url = `http://127.0.0.1:${port}`;
  const env = {
    ...process.env,
    PORT: String(port),
    DATA_DIR: dataDir,
    ADMIN_EMAIL: options.email,
    ADMIN_PASSWORD: options.password,
    ADMIN_API_KEY: 'screenshots-key-1',
    LOG_LEVEL: 'warn',
  };
  const server = spawn(process.execPath, ['dist/apps/standalone/src/main.js'], { cwd: ROOT, env, stdio: 'inherit' });
  const ended = new Promise((resolve) => server.once('exit', resolve));
  await untilReady(url);
  await run(['dist/apps/cli/src/main.js', 'demo', '--url', url, '--api-key', 'screenshots-key-1', '--clicks', '20000'], env);
  return {
    url,
    stop: async () => {
      server.kill('SIGTERM');
      await ended;
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function untilReady(url) {
  for (let attempt = 0; attempt < 120; attempt += 1) {
    const ready = await fetch(`${url}/readyz`).then(
      (response) => response.ok,
      () => false,
    );
    if (ready) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error(`${url} did not become ready within a minute`);
}

function run(args, env) {
  const child = spawn(process.execPath, args, { cwd: ROOT, env, stdio: 'inherit' });
  return new Promise((resolve, reject) =>
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${args.join(' ')} ended with ${code}`)))),
  );
}
