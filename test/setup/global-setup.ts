import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { runMigrations, startEmbeddedDatabase } from '#database/management';
import { migrateQueueBackend } from '#queue';
import { findOnPath, startRedis } from '../../libs/testing/src/redis-server.js';

/**
 * Once per run: one embedded PostgreSQL with a migrated template that testDatabase() clones, and one Redis where
 * redis-server is installed. Both in a temporary folder, gone at the end.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'rebound-test-'));
  // As root postgres runs as another user, who has to get in.
  await chmod(folder, 0o755);
  const postgres = await startEmbeddedDatabase({ dataDir: join(folder, 'postgres'), durable: false });
  const redis = findOnPath('redis-server') ? await startRedis(join(folder, 'redis')) : undefined;
  project.provide('templateUrl', postgres.url);
  project.provide('redisUrl', redis?.url ?? '');
  await runMigrations(postgres.url);
  await migrateQueueBackend(postgres.url);
  return async () => {
    await redis?.stop();
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
