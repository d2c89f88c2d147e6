import { invalidRequest } from '#http';
import { notFound } from '#kernel';
import { changedOfferColumns, newOfferColumns } from '../campaign-columns.js';
import type { ChangedOffer } from '../campaign-shapes.js';
import type { CampaignRecord, CampaignsStore } from '../campaigns.store.js';
import type { SettingsTx } from '../directory/settings-transactions.store.js';

/**
 * Makes a campaign's offers those of the list, in its order: with an id changed, without one added, left out archived.
 *
 * returns  true; offers always alter routing
 * throws   404 offer_not_found for an id of another campaign, invalid_request for a new offer without url or payout
 */
export async function setOffers(
  tx: SettingsTx,
  store: CampaignsStore,
  record: CampaignRecord,
  offers: readonly ChangedOffer[],
): Promise<true> {
  const { campaign } = record;
  const kept = new Set(offers.map(({ id }) => id));
  for (const [position, offer] of offers.entries()) {
    if (offer.id === undefined) {
      await store.insertOffer(tx, campaign.id, newOfferColumns(requireWhole(offer, position), position, campaign.currency));
      continue;
    }
    const existing = record.offers.find(({ id }) => id === offer.id);
    if (!existing) throw notFound('offer', String(offer.id));
    await store.updateOffer(tx, existing, { ...changedOfferColumns(offer), status: 'active', position });
  }
  for (const offer of record.offers)
    if (!kept.has(offer.id) && offer.status === 'active') await store.updateOffer(tx, offer, { status: 'archived' });
  return true;
}

function requireWhole(offer: ChangedOffer, position: number): ChangedOffer & { url: string; payout: bigint } {
  const { url, payout } = offer;
  if (url !== undefined && payout !== undefined) return { ...offer, url, payout };
  throw invalidRequest([
    { path: ['offers', position, url === undefined ? 'url' : 'payout'], message: 'is needed for a new offer (one without id)' },
  ]);
}
