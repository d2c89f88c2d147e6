// How quick the console is on the data of the pictures: what a person would feel, in milliseconds.
import { settle } from './screens.mjs';

const PLACES = [
  '/',
  '/campaigns',
  '/reports?group_by=campaign',
  '/postbacks',
  '/conversions',
  '/clicks',
  '/sources',
  '/system',
  '/system?tab=audit',
];
const BUDGET = { tableMs: 1_000, firstLoadKb: 300 };

/**
 * signedIn  a fresh visit: nothing cached
 * prints    first contentful paint, size of the first load, until each screen's table stands, and how long a press takes to show
 */
export async function measureScreens(signedIn, url) {
  const { page, close } = await signedIn();
  const rows = [];
  for (const place of PLACES) {
    const startedAt = Date.now();
    await page.goto(`${url}/console${place}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForFunction(() => document.querySelector('[aria-label="Loading"]') === null);
    const readyMs = Date.now() - startedAt;
    await settle(page);
    const { paintMs, apiMs } = await page.evaluate(timings);
    rows.push({ screen: place, 'first paint ms': paintMs, 'ready ms': readyMs, 'slowest API answer ms': apiMs });
  }
  const pressMs = await pressTime(page, url);
  const firstLoadKb = await firstLoad(page, url);
  await close();
  console.table(rows);
  console.log(`A press on a number of the overview shows after ${pressMs} ms.`);
  console.log(`First load of the overview: ${firstLoadKb} kB over the wire (budget ${BUDGET.firstLoadKb}).`);
  const slow = rows.filter((row) => row['slowest API answer ms'] > BUDGET.tableMs);
  for (const { screen } of slow) console.warn(`${screen}: its data took longer than ${BUDGET.tableMs} ms`);
}

function timings() {
  const paint = performance.getEntriesByName('first-contentful-paint')[0];
  const calls = performance.getEntriesByType('resource').filter(({ name }) => name.includes('/api/v1/') && !name.endsWith('/live'));
  return { paintMs: Math.round(paint?.startTime ?? 0), apiMs: Math.round(Math.max(0, ...calls.map(({ duration }) => duration))) };
}

/** From the press to the frame that shows it. */
async function pressTime(page, url) {
  await page.goto(`${url}/console/?period=30d`);
  await page.getByRole('group', { name: /Totals/ }).waitFor();
  await settle(page);
  return page.evaluate(async () => {
    const button = document.querySelector('[role=group] button[aria-pressed=false]');
    const startedAt = performance.now();
    button.click();
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    return Math.round(performance.now() - startedAt);
  });
}

/** Scripts and styles of a visit with an empty cache, as they were sent (compressed). */
async function firstLoad(page, url) {
  const client = await page.context().newCDPSession(page);
  await client.send('Network.enable');
  await client.send('Network.clearBrowserCache');
  let bytes = 0;
  const files = new Set();
  client.on('Network.responseReceived', ({ requestId, response }) => /\/assets\//.test(response.url) && files.add(requestId));
  client.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => files.has(requestId) && (bytes += encodedDataLength));
  await page.goto(`${url}/console/`);
  await settle(page);
  await client.detach();
  return Math.round(bytes / 1_000);
}
