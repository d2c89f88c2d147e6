import { Inject, Injectable } from '@nestjs/common';
import { CampaignDirectory } from '#campaigns';
import { SETTINGS, type Settings } from '#config';
import type { ClickRecord } from './click-record.js';
import { enrichClick, type EnrichedClick, type EnrichTools } from './enrich-click.js';
import { VisitorReader } from './visitor-reader.js';

/** enrichClick with this process's campaigns, rates and geo files. */
@Injectable()
export class ClickEnricher {
  private readonly tools: EnrichTools;

  constructor(directory: CampaignDirectory, visitors: VisitorReader, @Inject(SETTINGS) settings: Settings) {
    this.tools = {
      storeFullIps: settings.STORE_FULL_IPS,
      campaignOf: (id) => directory.byNumber(id),
      rateOf: (currency) => directory.rateOf(currency),
      visitorOf: (request) => visitors.read(request),
    };
  }

  enrich(record: ClickRecord): EnrichedClick {
    return enrichClick(record, this.tools);
  }
}
