import type { CampaignRecord } from '../campaigns.store.js';
import type { SettingsTx } from '../directory/settings-transactions.store.js';
import type { LandingPagesStore } from '../landing-pages/landing-pages.store.js';
import type { VersionSettings } from './version-settings.js';

/** Makes a campaign's landing pages those of an older version: pages are never deleted, so each of them is still there by its id. */
export async function restoreLandingPages(
  tx: SettingsTx,
  store: LandingPagesStore,
  record: CampaignRecord,
  wanted: VersionSettings['landing_pages'],
): Promise<void> {
  for (const page of record.landingPages) {
    const then = wanted.find(({ id }) => id === String(page.id));
    if (then) await store.update(tx, page, { name: then.name, url: then.url, weight: then.weight, status: 'active' });
    else if (page.status === 'active') await store.update(tx, page, { status: 'archived' });
  }
}
