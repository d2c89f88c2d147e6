// How many postbacks per second the naive build processes: one queue.add per request, one job per hit, one save per row.
import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Queue } from 'bullmq';
import { canPin, startRedis } from '../../processes.mjs';
import { openNaive } from './entities.mjs';

const WARM_SHARE = 0.2;
const HEADERS = ['user-agent', 'Go-http-client/1.1', 'accept-encoding', 'gzip', 'host', '127.0.0.1'];

/** returns  { perSecond }, or undefined without redis-server: its queue is on Redis, where it is fastest */
export async function drainNaive(url, amount) {
  const redis = await startRedis();
  if (!redis) return undefined;
  const { hostname: host, port } = new URL(redis.url);
  const queue = new Queue('naive', { connection: { host, port: Number(port) } });
  const source = await openNaive(url);
  try {
    const ids = Array.from({ length: amount }, () => randomUUID());
    const at = Date.now();
    await source.query('INSERT INTO naive_clicks (id, campaign, at) SELECT id, 1, now() FROM unnest($1::text[]) u(id)', [ids]);
    await queue.addBulk(
      ids.map((id, n) => ({
        name: 'hit',
        data: { url: `/postback?click_id=${id}&payout=1.50&txid=${n}`, headers: HEADERS, ip: '198.51.100.1', at },
      })),
    );
    return { perSecond: Math.round(await rateOf(amount, { DATABASE_URL: url, REDIS_URL: redis.url })) };
  } finally {
    await queue.close();
    await source.destroy();
    await redis.stop();
  }
}

function rateOf(amount, env) {
  const pinned = canPin ? { execPath: 'taskset', execArgv: ['-c', '0', process.execPath] } : {};
  const worker = fork(join(import.meta.dirname, 'worker.mjs'), { env: { PATH: process.env.PATH, ...env }, ...pinned });
  return new Promise((resolve, reject) => {
    let firstMs;
    const warm = Math.ceil(amount * WARM_SHARE);
    worker.on('message', ({ done, failed }) => {
      if (failed) reject(new Error(`the naive build rejected a postback: ${failed}`));
      if (done === warm) firstMs = performance.now();
      if (done === amount) resolve(((amount - warm) * 1_000) / (performance.now() - firstMs));
    });
    worker.on('exit', (code) => reject(new Error(`the naive worker ended with ${code}`)));
  }).finally(() => worker.kill('SIGTERM'));
}
