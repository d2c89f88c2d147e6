import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS, type Settings } from '#config';
import { CampaignDirectory } from './directory/campaign-directory.js';
import type { CampaignAnswer } from './campaign-shapes.js';
import { CampaignUrls } from './urls/campaign-urls.js';
import type { CampaignRecord } from './campaigns.store.js';
import type { GeoFiles } from './offers/rule-warnings.js';
import { showCampaign } from './show-campaign.js';

/** Campaigns as this installation shows them: with its public URLs, base currency and rates. */
@Injectable()
export class CampaignView {
  readonly urls: CampaignUrls;
  readonly baseCurrency: string;
  private readonly files: GeoFiles;

  constructor(
    @Inject(SETTINGS) settings: Pick<Settings, 'PUBLIC_URL' | 'BASE_CURRENCY' | 'GEO_CITY_FILE' | 'GEO_ASN_FILE'>,
    private readonly directory: CampaignDirectory,
  ) {
    this.urls = new CampaignUrls(settings.PUBLIC_URL, (key) => directory.byKey(key) !== undefined);
    this.baseCurrency = settings.BASE_CURRENCY;
    this.files = { city: settings.GEO_CITY_FILE !== undefined, asn: settings.GEO_ASN_FILE.length > 0 };
  }

  show(record: CampaignRecord): CampaignAnswer {
    return showCampaign(record, {
      urls: this.urls,
      hasRate: (currency) => this.directory.rateOf(currency) !== undefined,
      files: this.files,
    });
  }
}
