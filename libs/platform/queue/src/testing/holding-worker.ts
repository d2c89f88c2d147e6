import 'reflect-metadata';
import { queueApp } from './queue-app.js';

// A worker process that takes batches and never finishes them. Tells its parent 'up' and 'held', and waits to be killed.
const app = await queueApp({ DATABASE_URL: process.argv[2] ?? '', REDIS_URL: process.argv[3] }, ['worker']);
app.desk.onRecords = () => {
  process.send?.('held');
  return new Promise(() => undefined);
};
process.send?.('up');
