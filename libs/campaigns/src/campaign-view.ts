import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS, type Settings } from '#config';
import { CampaignDirectory } from './directory/campaign-directory.js';
import type { CampaignAnswer } from './campaign-shapes.js';
import { CampaignUrls } from './campaign-urls.js';
import type { CampaignRecord } from './campaigns.store.js';
import { showCampaign } from './show-campaign.js';

/** Campaigns as this installation shows them: with its public URLs, base currency and rates. */
@Injectable()
export class CampaignView {
  readonly urls: CampaignUrls;
  readonly baseCurrency: string;

  constructor(
    @Inject(SETTINGS) settings: Pick<Settings, 'PUBLIC_URL' | 'BASE_CURRENCY'>,
    private readonly directory: CampaignDirectory,
  ) {
    this.urls = new CampaignUrls(settings.PUBLIC_URL);
    this.baseCurrency = settings.BASE_CURRENCY;
  }

  show(record: CampaignRecord): CampaignAnswer {
    return showCampaign(record, { urls: this.urls, hasRate: (currency) => this.directory.rateOf(currency) !== undefined });
  }
}
