import { Body, Controller, Delete, Get, Param, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentAccess, requireOwn, Roles, type Access } from '#access';
import { page, type Page, pageOf } from '#http';
import { Endpoint, pathId } from '#http/management';
import { notFound } from '#kernel';
import { CampaignsStore } from '../campaigns.store.js';
import { LandingPageEditing } from './landing-page-editing.js';
import {
  landingPageChange,
  landingPageShape,
  newLandingPage,
  type LandingPageAnswer,
  type LandingPageChange,
  type NewLandingPage,
} from './landing-page-shapes.js';
import { showLandingPage } from './show-landing-page.js';

@ApiTags('campaigns')
@Controller('api/v1/campaigns/:campaign_id/landing-pages')
export class LandingPagesController {
  constructor(
    private readonly campaigns: CampaignsStore,
    private readonly editing: LandingPageEditing,
  ) {}

  @Get()
  @Endpoint("A campaign's landing pages, archived ones too", { answers: pageOf(landingPageShape) })
  async list(@CurrentAccess() access: Access, @Param('campaign_id') campaignId: string): Promise<Page<LandingPageAnswer>> {
    const record = await this.campaigns.find(pathId(campaignId, 'campaign'));
    if (!record) throw notFound('campaign', campaignId);
    requireOwn(access, record.campaign.advertiserId, 'campaign', campaignId);
    return page(record.landingPages, record.landingPages.length, ({ id }) => [id], showLandingPage);
  }

  @Post()
  @Roles('admin', 'advertiser')
  @Endpoint('Add a landing page', {
    answers: landingPageShape,
    status: 201,
    description:
      'Visitors of the campaign are spread over its active landing pages by weight, by the hash of the click id. The page sends them on to the offer with `/o/{click_id}` (macro {click_out_url}); `?offer=` names one of several offers.',
  })
  add(
    @CurrentAccess() access: Access,
    @Param('campaign_id') campaignId: string,
    @Body({ schema: newLandingPage }) input: NewLandingPage,
  ): Promise<LandingPageAnswer> {
    return this.editing.add(access, pathId(campaignId, 'campaign'), input);
  }

  @Patch(':landing_page_id')
  @Roles('admin', 'advertiser')
  @Endpoint('Change a landing page', { answers: landingPageShape })
  change(
    @CurrentAccess() access: Access,
    @Param('campaign_id') campaignId: string,
    @Param('landing_page_id') pageId: string,
    @Body({ schema: landingPageChange }) input: LandingPageChange,
  ): Promise<LandingPageAnswer> {
    return this.editing.change(access, pathId(campaignId, 'campaign'), pathId(pageId, 'landing_page'), input);
  }

  @Delete(':landing_page_id')
  @Roles('admin', 'advertiser')
  @Endpoint('Archive a landing page', { description: 'Without an active one, visitors go straight to the offer.' })
  async archive(
    @CurrentAccess() access: Access,
    @Param('campaign_id') campaignId: string,
    @Param('landing_page_id') pageId: string,
  ): Promise<void> {
    await this.editing.change(access, pathId(campaignId, 'campaign'), pathId(pageId, 'landing_page'), { status: 'archived' });
  }
}
