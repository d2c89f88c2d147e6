import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testDatabase, testSettings, type TestDatabase } from '#testing';
import { Database } from './database.js';

let test: TestDatabase;
let link: Server;
let database: Database;
const links: Socket[] = [];

beforeAll(async () => {
  test = await testDatabase();
  const target = new URL(test.url);
  const [host, port] = [target.hostname, Number(target.port)];
  link = createServer((near) => {
    const far = connect(port, host);
    near.on('error', () => undefined).on('close', () => far.destroy());
    far.on('error', () => undefined).on('close', () => near.destroy());
    near.pipe(far).pipe(near);
    links.push(near, far);
  });
  await new Promise<void>((listening) => link.listen(0, '127.0.0.1', listening));
  target.port = String((link.address() as AddressInfo).port);
  database = new Database(testSettings({ DATABASE_URL: target.href }));
});
afterAll(async () => {
  links.forEach((socket) => socket.destroy());
  await database.onApplicationShutdown();
  link.close();
  await test.close();
});

const work = () =>
  Promise.all([
    ...Array.from({ length: 3 }, () => database.transaction((tx) => tx.query('SELECT pg_sleep(0.1)'))),
    database.query('SELECT pg_sleep(0.1)'),
  ]);

it('loses no half minute to connections that fell silent while nobody used them', async () => {
  await work();
  const before = links.length;
  expect(before).toBe(8);
  await new Promise((resolve) => setTimeout(resolve, 1_100));
  // Neither closed nor heard of again.
  for (const socket of links) socket.unpipe().pause();
  const startedAt = Date.now();
  await work();
  // Two seconds to find out, not the 27 after which a query is given up.
  expect(Date.now() - startedAt).toBeLessThan(20_000);
  expect(links.length).toBe(2 * before);
}, 60_000);
