import { Injectable } from '@nestjs/common';
import type { Access } from '#access';
import { DomainError, notFound } from '#kernel';
import { changedOfferColumns, newOfferColumns } from '../campaign-columns.js';
import { CampaignEditing } from '../campaign-editing.js';
import type { CampaignAnswer, NewOffer, OfferChange } from '../campaign-shapes.js';
import { CampaignView } from '../campaign-view.js';
import { CampaignsStore, type CampaignRecord } from '../campaigns.store.js';
import { checkOfferUrl } from '../urls/check-url.js';
import { showOffer } from '../show-campaign.js';

type OfferAnswer = CampaignAnswer['offers'][number];

/** Offers one by one. Each change is a change of the campaign: same lock, same version, same audit trail. */
@Injectable()
export class OfferEditing {
  constructor(
    private readonly editing: CampaignEditing,
    private readonly campaigns: CampaignsStore,
    private readonly view: CampaignView,
  ) {}

  async add(access: Access, campaignId: number, input: NewOffer): Promise<OfferAnswer> {
    checkOfferUrl(input.url, this.view.urls);
    let added = 0;
    const after = await this.editing.changing(access, campaignId, 'add_offer', async (tx, record) => {
      const position = Math.max(-1, ...record.offers.map((offer) => offer.position)) + 1;
      added = await this.campaigns.insertOffer(tx, campaignId, newOfferColumns(input, position, record.campaign.currency));
      await this.campaigns.update(tx, record.campaign, {}, true);
    });
    return pick(after, added);
  }

  /** throws 404 offer_not_found, 409 last_offer when it would archive the only active one */
  async change(access: Access, campaignId: number, offerId: number, input: OfferChange): Promise<OfferAnswer> {
    let changed: OfferAnswer | undefined;
    if (input.url !== undefined) checkOfferUrl(input.url, this.view.urls);
    await this.editing.changing(access, campaignId, 'change_offer', async (tx, record) => {
      const offer = record.offers.find(({ id }) => id === offerId);
      if (!offer) throw notFound('offer', String(offerId));
      if (input.status === 'archived') refuseLast(record, offerId);
      await this.campaigns.updateOffer(tx, offer, changedOfferColumns(input));
      await this.campaigns.update(tx, record.campaign, {}, true);
      // Not from the campaign's answer: an archived offer is no longer in it.
      changed = showOffer(offer);
    });
    if (!changed) throw new Error('A change ended without having run');
    return changed;
  }
}

function refuseLast({ offers }: CampaignRecord, offerId: number): void {
  if (offers.some(({ id, status }) => id !== offerId && status === 'active')) return;
  throw new DomainError('last_offer', "This is the campaign's only offer. Add another first, or pause the campaign.", { status: 409 });
}

function pick(campaign: CampaignAnswer, offerId: number): OfferAnswer {
  const offer = campaign.offers.find(({ id }) => id === String(offerId));
  if (!offer) throw new Error(`Offer ${offerId} vanished inside its own transaction`);
  return offer;
}
