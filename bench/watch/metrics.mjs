// What a process tells of itself at /metrics.

/** For the environment of whatever is measured. */
export const METRICS_ENV = { METRICS_TOKEN: 'bench-metrics-token' };
/** The probe of Node's event loop is a timer of so many ms, and what it tells has them in it. */
const PROBE_MS = 10;

/** One number of a process; 0 while it has not counted any. labels: as `queue="clicks"` */
export async function metricOf(url, name, labels = '') {
  const answer = await fetch(new URL('/metrics', url), { headers: { authorization: `Bearer ${METRICS_ENV.METRICS_TOKEN}` } });
  const line = labels ? `^${name}\\{[^}]*${labels}[^}]*\\} (\\S+)` : `^${name}(?:\\{[^}]*\\})? (\\S+)`;
  return Number(new RegExp(line, 'm').exec(await answer.text())?.[1] ?? 0);
}

/** By how many ms the event loop was late, p99 since it was asked the last time. */
export async function loopDelayMs({ url }) {
  const seconds = await metricOf(url, 'nodejs_eventloop_lag_p99_seconds');
  return Number(Math.max(0, seconds * 1_000 - PROBE_MS).toFixed(1));
}

/** Records of a queue that a worker has handled since it started. */
export function handledBy({ url }, queue) {
  return metricOf(url, 'rebound_processed_records_total', `queue="${queue}"`);
}
