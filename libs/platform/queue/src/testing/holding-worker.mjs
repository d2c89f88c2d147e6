// A worker process that takes batches and never finishes them; tests kill it. Plain JavaScript, so that node starts it at once.
// argv: BullMQ's worker options as JSON, then {"redis": url, "prefix": …} or {"postgres": url, "schema": …}
import { Worker, createPostgresBackend, createRedisBackend } from 'bullmq';
import pg from 'pg';

const options = JSON.parse(process.argv[2]);
const store = JSON.parse(process.argv[3]);

const hold = () => {
  process.send('held');
  return new Promise(() => undefined);
};

if (store.redis) {
  new Worker(
    'postbacks',
    hold,
    { ...options, connection: { url: store.redis, maxRetriesPerRequest: null }, prefix: store.prefix },
    createRedisBackend,
  );
} else {
  const pool = new pg.Pool({ connectionString: store.postgres, max: 4, options: `-c search_path=${store.schema}` });
  new Worker('postbacks', hold, { ...options, connection: pool }, createPostgresBackend);
}
