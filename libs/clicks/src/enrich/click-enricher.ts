import { Inject, Injectable } from '@nestjs/common';
import { CampaignDirectory } from '#campaigns';
import { SETTINGS, type Settings } from '#config';
import { VisitorSecrets } from '#kernel';
import type { ClickRecord } from '../store/click-record.js';
import { enrichClick, type EnrichedClick, type EnrichTools } from './enrich-click.js';
import { DataCentres } from '../quality/data-centres.js';
import { addressKey, visitorKey } from '../quality/visitor-key.js';
import { VisitorReader } from './visitor-reader.js';

/** enrichClick with this process's campaigns, rates, geo files and secrets. */
@Injectable()
export class ClickEnricher {
  private readonly tools: EnrichTools;

  constructor(directory: CampaignDirectory, visitors: VisitorReader, centres: DataCentres, @Inject(SETTINGS) settings: Settings) {
    const secrets = new VisitorSecrets(settings.SECRETS);
    this.tools = {
      storeFullIps: settings.STORE_FULL_IPS,
      campaignOf: (id) => directory.byNumber(id),
      rateOf: (currency) => directory.rateOf(currency),
      visitorOf: (request) => visitors.read(request),
      isDataCentre: (ip) => centres.includes(ip),
      visitorKeyOf: (marks, atMs, windowMs) => visitorKey(marks, atMs, windowMs, secrets),
      addressKeyOf: (ip, atMs) => addressKey(ip, atMs, secrets),
    };
  }

  enrich(record: ClickRecord): EnrichedClick {
    return enrichClick(record, this.tools);
  }
}
