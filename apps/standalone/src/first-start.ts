import type { INestApplicationContext } from '@nestjs/common';
import { AccessAdmin, type Access } from '#access';
import { CampaignDirectory } from '#campaigns';
import { CampaignEditing, CampaignsStore, CampaignUrls, newCampaign } from '#campaigns/management';
import type { Settings } from '#config';
import { Database } from '#database';

/** What the banner tells; passwords and keys only when they were made by this very start. */
export interface FirstStart {
  readonly admin: { readonly email: string; readonly password: string | undefined } | undefined;
  readonly apiKey: string | undefined;
  readonly sample: { readonly trackingUrl: string; readonly postbackUrl: string } | undefined;
}

const SYSTEM: Access = { role: 'admin', advertiserId: null, actor: 'system:first-start' };
const SAMPLE_NAME = 'Sample campaign';
const SAMPLE = newCampaign.parse({
  name: SAMPLE_NAME,
  offers: [{ url: 'http://advertiser.example/?your_parameter={click_id}&amount={payout}', payout: '5.00', currency: 'USD' }],
  tags: ['sample'],
});

/** Makes the first administrator where there is none, and with it an admin API key and a sample campaign to try. */
export async function prepareFirstStart(app: INestApplicationContext, settings: Settings): Promise<FirstStart> {
  const access = app.get(AccessAdmin, { strict: false });
  const { created, password } = await access.ensureFirstAdmin(settings.ADMIN_EMAIL, settings.ADMIN_PASSWORD);
  if (!created) return { admin: undefined, apiKey: undefined, sample: await findSample(app, settings) };
  const { key } = await access.createKey({ name: 'first start', role: 'admin' });
  await app.get(CampaignEditing, { strict: false }).create(SYSTEM, SAMPLE);
  // The first click may follow the banner at once: do not wait for the directory to notice.
  await app.get(CampaignDirectory, { strict: false }).ensureFresh(app.get(Database, { strict: false }));
  return { admin: { email: settings.ADMIN_EMAIL, password }, apiKey: key, sample: await findSample(app, settings) };
}

/** undefined once it was renamed, paused or archived: people have their own campaigns then */
async function findSample(app: INestApplicationContext, settings: Settings): Promise<FirstStart['sample']> {
  const store = app.get(CampaignsStore, { strict: false });
  const [found] = await store.list({
    search: SAMPLE_NAME,
    status: 'active',
    sort: '-created_at',
    limit: 1,
    after: undefined,
    scope: undefined,
  });
  if (!found) return undefined;
  const urls = new CampaignUrls(settings.PUBLIC_URL);
  return { trackingUrl: urls.tracking(found.campaign.key), postbackUrl: urls.postback(found.sourceKey) };
}
