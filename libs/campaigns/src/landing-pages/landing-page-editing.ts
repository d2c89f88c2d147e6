import { Injectable } from '@nestjs/common';
import type { Access } from '#access';
import { notFound } from '#kernel';
import { CampaignEditing } from '../campaign-editing.js';
import { CampaignView } from '../campaign-view.js';
import { CampaignsStore } from '../campaigns.store.js';
import { checkLandingPageUrl } from '../urls/check-url.js';
import type { LandingPageAnswer, LandingPageChange, NewLandingPage } from './landing-page-shapes.js';
import { LandingPagesStore, type LandingPageColumns } from './landing-pages.store.js';
import { showLandingPage } from './show-landing-page.js';

/** Landing pages one by one. Each change is a change of the campaign: same lock, same version, same audit trail. */
@Injectable()
export class LandingPageEditing {
  constructor(
    private readonly editing: CampaignEditing,
    private readonly campaigns: CampaignsStore,
    private readonly pages: LandingPagesStore,
    private readonly view: CampaignView,
  ) {}

  /** throws 404 campaign_not_found, invalid_landing_page_url */
  async add(access: Access, campaignId: number, input: NewLandingPage): Promise<LandingPageAnswer> {
    checkLandingPageUrl(input.url, this.view.urls);
    const { url, name = '', weight = 100 } = input;
    const columns: LandingPageColumns = { url, name, weight, status: 'active' };
    let added: LandingPageAnswer | undefined;
    await this.editing.changing(access, campaignId, 'add_landing_page', async (tx, record) => {
      added = showLandingPage({ ...columns, id: await this.pages.insert(tx, campaignId, columns) });
      await this.campaigns.update(tx, record.campaign, {}, true);
    });
    return made(added);
  }

  /** throws 404 landing_page_not_found, invalid_landing_page_url */
  async change(access: Access, campaignId: number, pageId: number, input: LandingPageChange): Promise<LandingPageAnswer> {
    if (input.url !== undefined) checkLandingPageUrl(input.url, this.view.urls);
    let changed: LandingPageAnswer | undefined;
    await this.editing.changing(access, campaignId, 'change_landing_page', async (tx, record) => {
      const page = record.landingPages.find(({ id }) => id === pageId);
      if (!page) throw notFound('landing_page', String(pageId));
      await this.pages.update(tx, page, named(input));
      await this.campaigns.update(tx, record.campaign, {}, true);
      changed = showLandingPage(page);
    });
    return made(changed);
  }
}

function named(input: LandingPageChange): Partial<LandingPageColumns> {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
}

function made(answer: LandingPageAnswer | undefined): LandingPageAnswer {
  if (!answer) throw new Error('A change ended without having run');
  return answer;
}
