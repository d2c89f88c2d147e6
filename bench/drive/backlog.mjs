// A backlog as real traffic leaves it: distinct visitors and clicks, each with its own postback, through the tracker's own doors.
import { fire, requestOf } from './load.mjs';
import { BROWSER } from '../product.mjs';

/** So many requests at a time make batches of about 500. */
const CONNECTIONS = 1_000;
const AGENTS = [
  BROWSER,
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1',
  'Mozilla/5.0 (Linux; Android 14; SM-G991B) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36',
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Safari/605.1.15',
];

/** The tracker must believe X-Forwarded-For: every click comes from an address of its own. */
export const BACKLOG_ENV = { TRUSTED_PROXIES: '127.0.0.0/8' };

/** The nth click, as bytes: a visitor of its own, and some values far more often than others. */
export function clickRequest(tracker, campaignKey, n) {
  const skewed = (step, values) => Math.floor(values * (((n * step) % 9973) / 9973) ** 3);
  const query = `supply_id=s-${skewed(7, 200)}&site_id=site-${skewed(31, 5_000)}.example&creative_id=c-${skewed(13, 40)}&sub1=u-${skewed(3, 1_000)}`;
  return requestOf(new URL(`${tracker.url}/c/${campaignKey}?${query}`), {
    'user-agent': AGENTS[n % AGENTS.length],
    'accept-language': 'es-ES,es;q=0.9',
    referer: `https://news-${skewed(17, 300)}.example/article`,
    'x-forwarded-for': `${20 + (n % 150)}.${(n >> 8) % 250}.${n % 250}.${1 + ((n >> 4) % 250)}`,
  });
}

/** The nth postback of a run, as a network's server sends it. */
export function postbackRequest(tracker, clickId, run, n) {
  return requestOf(new URL(`${tracker.url}/postback?click_id=${clickId}&payout=${1 + (n % 9)}.50&txid=${run}-${n}&sub_id=${n % 100}`), {
    'user-agent': 'Go-http-client/1.1',
    'accept-encoding': 'gzip',
    'x-forwarded-for': `198.51.100.${1 + (n % 9)}`,
  });
}

/** The id that a redirect's target carries. */
export function clickIdIn(head) {
  return /[?&]click=([^&\r\n]+)/.exec(head)?.[1];
}

/** returns  the ids of the clicks, in the order of their answers */
export async function makeClicks(tracker, campaignKey, amount, from = 0) {
  const ids = [];
  const requestAt = (n) => clickRequest(tracker, campaignKey, from + n);
  const onHead = (head) => ids.push(clickIdIn(head));
  const { statuses } = await fire({ url: tracker.url, amount, connections: CONNECTIONS, requestAt, onHead });
  if (statuses.get(302) !== amount) throw new Error(`not every click was redirected: ${JSON.stringify([...statuses])}`);
  return ids;
}

/** One postback per click. returns  how many were refused (503); throws for any, unless some may be */
export async function makePostbacks(tracker, clickIds, run, { someMayBeRefused = false } = {}) {
  const requestAt = (n) => postbackRequest(tracker, clickIds[n], run, n);
  const { statuses } = await fire({ url: tracker.url, amount: clickIds.length, connections: CONNECTIONS, requestAt });
  const refused = someMayBeRefused ? (statuses.get(503) ?? 0) : 0;
  if ((statuses.get(200) ?? 0) + refused !== clickIds.length)
    throw new Error(`not every postback was taken: ${JSON.stringify([...statuses])}`);
  return refused;
}
