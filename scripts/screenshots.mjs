// Pictures of every screen at 1440 and 390 px, light and dark, into docs/images, and how quick the console is.
//
//   npm run screenshots                      starts its own instance on fresh data, fills it with two months of demo, stops it again
//   npm run screenshots -- --url http://127.0.0.1:3000 --email admin@localhost --password …     of a running instance
//   --only overview,reports                  some screens; --out FOLDER elsewhere; --days N of demo before today
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { fewColours } from './screenshots/few-colours.mjs';
import { measureScreens } from './screenshots/measure.mjs';
import { SCREENS, settle } from './screenshots/screens.mjs';
import { readOptions } from './options.mjs';

const ROOT = join(import.meta.dirname, '..');
const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const WIDTHS = [1440, 390];
const SCHEMES = ['light', 'dark'];
/** A log of a hundred rows says no more than its first screenful. */
const TALLEST = { 1440: 1_250, 390: 1_500 };

const options = readOptions(import.meta.filename, {
  url: { type: 'string' },
  email: { type: 'string', default: 'admin@localhost' },
  password: { type: 'string', default: 'screenshots-1' },
  only: { type: 'string' },
  out: { type: 'string', default: join(ROOT, 'docs/images') },
  clicks: { type: 'string', default: '3000' },
  days: { type: 'string', default: '60' },
});

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
  if (options.only === undefined) removeStale();
  for (const width of WIDTHS) for (const scheme of SCHEMES) await shootAll(width, scheme);
  await measureScreens(() => visit(1440, 'light'), instance.url);
} finally {
  await browser.close();
  await instance.stop();
}

/** Pictures of screens that are no more. */
function removeStale() {
  for (const name of readdirSync(options.out)) if (/-(1440|390)-(light|dark)\.png$/.test(name)) rmSync(join(options.out, name));
}

async function shootAll(width, scheme) {
  const names = options.only?.split(',') ?? ['sign-in', ...Object.keys(SCREENS)];
  const { page, close } = await visit(width, scheme, (entry) =>
    names.includes('sign-in') ? shoot(entry, 'sign-in', width, scheme) : undefined,
  );
  for (const name of names.filter((each) => each in SCREENS)) {
    try {
      await SCREENS[name]({ page, base: `${instance.url}/console` });
      await shoot(page, name, width, scheme);
    } catch (error) {
      console.error(`${name} at ${width}, ${scheme}: ${error.message.split('\n')[0]}`);
      process.exitCode = 1;
    }
  }
  await close();
}

/** A person at the console, signed in. `before` sees the sign-in page. */
async function visit(width, scheme, before) {
  const context = await browser.newContext({
    viewport: { width, height: width < 600 ? 844 : 900 },
    colorScheme: scheme,
    deviceScaleFactor: 1,
    timezoneId: 'Europe/Madrid',
    locale: 'en-GB',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await page.goto(`${instance.url}/console/`);
  await page.getByLabel('E-mail').waitFor();
  await before?.(page);
  await page.getByLabel('E-mail').fill(options.email);
  await page.locator('input[name=password]').fill(options.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'Overview' }).waitFor();
  return { page, close: () => context.close() };
}

async function shoot(page, name, width, scheme) {
  await settle(page);
  await page.mouse.move(0, 0);
  await page.waitForTimeout(200);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (overflow > 0) console.warn(`${name} at ${width}: ${overflow} px wider than the screen`);
  const before = page.viewportSize();
  const height = Math.min(Math.max(before.height, await page.evaluate(() => document.documentElement.scrollHeight)), TALLEST[width]);
  // The window grows to the picture, so that what stays in sight while scrolling is where a person sees it.
  await page.setViewportSize({ width, height });
  await page.waitForTimeout(150);
  const png = await page.screenshot();
  await page.setViewportSize(before);
  const file = join(options.out, `${name}-${width}-${scheme}.png`);
  writeFileSync(file, await fewColours(page, png));
  console.log(`${name}-${width}-${scheme}.png ${Math.round(statSync(file).size / 1_000)} kB`);
}

async function startInstance() {
  const dataDir = mkdtempSync(join(tmpdir(), 'rebound-screenshots-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = {
    ...process.env,
    PORT: String(port),
    DATA_DIR: dataDir,
    ADMIN_EMAIL: options.email,
    ADMIN_PASSWORD: options.password,
    ADMIN_API_KEY: 'screenshots-key-1',
    // The demo's visitors come from five countries, as their forwarding header says.
    TRUSTED_PROXIES: '127.0.0.1',
    LOG_LEVEL: 'warn',
  };
  for (const name of ['DATABASE_URL', 'REDIS_URL', 'PUBLIC_URL']) delete env[name];
  const server = spawn(process.execPath, ['dist/apps/standalone/src/main.js'], { cwd: ROOT, env, stdio: 'inherit' });
  const ended = new Promise((resolve) => server.once('exit', resolve));
  const stop = async () => {
    server.kill('SIGTERM');
    await ended;
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    await untilReady(url);
    const demo = ['demo', '--url', url, '--api-key', 'screenshots-key-1', '--clicks', options.clicks, '--days', options.days];
    await run(['dist/apps/cli/src/main.js', ...demo], env);
    return { url, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function untilReady(url) {
  for (let attempt = 0; attempt < 240; attempt += 1) {
    const ready = await fetch(`${url}/readyz`).then(
      (response) => response.ok,
      () => false,
    );
    if (ready) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error(`${url} did not become ready within two minutes`);
}

function run(args, env) {
  const child = spawn(process.execPath, args, { cwd: ROOT, env, stdio: 'inherit' });
  return new Promise((resolve, reject) =>
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${args.join(' ')} ended with ${code}`)))),
  );
}

function freePort() {
  const probe = createServer();
  return new Promise((resolve, reject) => {
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
