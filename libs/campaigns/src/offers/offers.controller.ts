import { Body, Controller, Delete, Get, Param, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentAccess, requireOwn, Roles, type Access } from '#access';
import { page, type Page, pageOf } from '#http';
import { Endpoint, pathId } from '#http/management';
import { notFound } from '#kernel';
import { newOffer, offerChange, offerShape, type CampaignAnswer, type NewOffer, type OfferChange } from '../campaign-shapes.js';
import { CampaignsStore } from '../campaigns.store.js';
import { OfferEditing } from './offer-editing.js';
import { showOffer } from '../show-campaign.js';

type OfferAnswer = CampaignAnswer['offers'][number];

@ApiTags('campaigns')
@Controller('api/v1/campaigns/:campaign_id/offers')
export class OffersController {
  constructor(
    private readonly campaigns: CampaignsStore,
    private readonly editing: OfferEditing,
  ) {}

  @Get()
  @Endpoint("A campaign's offers, archived ones too", { answers: pageOf(offerShape) })
  async list(@CurrentAccess() access: Access, @Param('campaign_id') campaignId: string): Promise<Page<OfferAnswer>> {
    const record = await this.campaigns.find(pathId(campaignId, 'campaign'));
    if (!record) throw notFound('campaign', campaignId);
    requireOwn(access, record.campaign.advertiserId, 'campaign', campaignId);
    return page(record.offers, record.offers.length, ({ id }) => [id], showOffer);
  }

  @Post()
  @Roles('admin', 'advertiser')
  @Endpoint('Add an offer', { answers: offerShape, status: 201 })
  add(
    @CurrentAccess() access: Access,
    @Param('campaign_id') campaignId: string,
    @Body({ schema: newOffer }) input: NewOffer,
  ): Promise<OfferAnswer> {
    return this.editing.add(access, pathId(campaignId, 'campaign'), input);
  }

  @Patch(':offer_id')
  @Roles('admin', 'advertiser')
  @Endpoint('Change an offer', { answers: offerShape })
  change(
    @CurrentAccess() access: Access,
    @Param('campaign_id') campaignId: string,
    @Param('offer_id') offerId: string,
    @Body({ schema: offerChange }) input: OfferChange,
  ): Promise<OfferAnswer> {
    return this.editing.change(access, pathId(campaignId, 'campaign'), pathId(offerId, 'offer'), input);
  }

  @Delete(':offer_id')
  @Roles('admin', 'advertiser')
  @Endpoint('Archive an offer', { description: 'Not the only one of a campaign.' })
  async archive(
    @CurrentAccess() access: Access,
    @Param('campaign_id') campaignId: string,
    @Param('offer_id') offerId: string,
  ): Promise<void> {
    await this.editing.change(access, pathId(campaignId, 'campaign'), pathId(offerId, 'offer'), { status: 'archived' });
  }
}
