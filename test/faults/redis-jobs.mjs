// Jobs put into the queue by hand, as BullMQ itself would: the data of those that wait, and copies of them.
import { Queue } from 'bullmq';
import { randomUUID } from 'node:crypto';

const PREFIX = '{rebound}';

/** The data of the jobs that wait, read from Redis as they are. */
export function waitingData(redis, queue) {
  return redis.ask(async (client) => {
    const ids = await client.lrange(`${PREFIX}:${queue}:wait`, 0, -1);
    const found = await Promise.all(ids.map((id) => client.hget(`${PREFIX}:${queue}:${id}`, 'data')));
    return found.filter(Boolean).map((json) => JSON.parse(json));
  });
}

/** As often as `times`, each under an id of its own. */
export async function addJob(redis, name, data, times) {
  const queue = new Queue(name, { connection: { url: redis.url }, prefix: PREFIX });
  queue.on('error', () => undefined);
  try {
    for (let n = 0; n < times; n += 1) {
      await queue.add('batch', data, {
        jobId: `b-${randomUUID()}`,
        attempts: 10,
        backoff: { type: 'exponential', delay: 1_000 },
        removeOnComplete: true,
      });
    }
  } finally {
    await queue.close();
  }
}
