import type { INestApplicationContext } from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import { AccessAdmin } from '#access';
import type { Settings } from '#config';

const RETRY_MS = 2_000;

/**
 * Makes the first administrator where there is none, as soon as the database answers; several apis at once make one.
 *
 * say      is told a generated password, which nobody can read again
 * stopped  true: the process ends, give up
 */
export async function makeFirstAdministrator(
  app: INestApplicationContext,
  settings: Pick<Settings, 'ADMIN_EMAIL' | 'ADMIN_PASSWORD'>,
  { say, stopped }: { say: (sentence: string) => void; stopped: () => boolean },
): Promise<void> {
  while (!stopped()) {
    try {
      const { created, password } = await app
        .get(AccessAdmin, { strict: false })
        .ensureFirstAdmin(settings.ADMIN_EMAIL, settings.ADMIN_PASSWORD);
      if (created && password) say(`First administrator: ${settings.ADMIN_EMAIL}, password ${password} (shown only now)`);
      return;
    } catch {
      // The database is away or not migrated yet; readiness says so to whoever looks.
      await sleep(RETRY_MS, undefined, { ref: false });
    }
  }
}
