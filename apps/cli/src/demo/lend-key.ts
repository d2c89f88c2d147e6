import { AccessAdmin } from '#access';
import type { Env } from '#config';
import { runningEmbeddedUrl } from '#database/management';
import { withDatabase } from '../cli-database.js';
import { withService } from '../cli.module.js';
import { DemoFault } from './http-client.js';

/** An admin key made in the database of this installation. Revoke it when done: it is listed like any other. */
export interface LentKey {
  readonly id: string;
  readonly key: string;
}

/**
 * Makes a key for people at the machine who have none at hand.
 *
 * throws DemoFault when no instance runs on this DATA_DIR (and no DATABASE_URL is set)
 */
export async function lendKey(env: Env): Promise<LentKey> {
  if (!env.DATABASE_URL && !runningEmbeddedUrl(env.DATA_DIR)) {
    throw new DemoFault(
      `No Rebound runs on DATA_DIR ${env.DATA_DIR}. Start it with npm start, or say where one runs: --url and --api-key.`,
    );
  }
  return withDatabase(env, ({ settings }) =>
    withService(settings, AccessAdmin, (access) => access.createKey({ name: 'demo (for the time of its run)', role: 'admin' })),
  );
}
