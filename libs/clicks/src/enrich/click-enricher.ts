import { Inject, Injectable } from '@nestjs/common';
import { CampaignDirectory } from '#campaigns';
import { SETTINGS, type Settings } from '#config';
import type { ClickRecord } from '../store/click-record.js';
import { enrichClick, type EnrichedClick, type EnrichTools } from './enrich-click.js';
import { ClickPace } from '../quality/click-pace.js';
import { DataCentres } from '../quality/data-centres.js';
import { visitorKey } from '../quality/visitor-key.js';
import { VisitorReader } from './visitor-reader.js';

/** enrichClick with this process's campaigns, rates, geo files and memory of recent clicks. */
@Injectable()
export class ClickEnricher {
  private readonly tools: EnrichTools;

  constructor(directory: CampaignDirectory, visitors: VisitorReader, centres: DataCentres, @Inject(SETTINGS) settings: Settings) {
    const pace = new ClickPace();
    const secret = settings.SECRETS[0] ?? '';
    this.tools = {
      storeFullIps: settings.STORE_FULL_IPS,
      campaignOf: (id) => directory.byNumber(id),
      rateOf: (currency) => directory.rateOf(currency),
      visitorOf: (request) => visitors.read(request),
      isDataCentre: (ip) => centres.includes(ip),
      paceOf: (click) => pace.flagsOf(click),
      visitorKeyOf: (marks, atMs, windowMs) => visitorKey(marks, atMs, windowMs, secret),
    };
  }

  enrich(record: ClickRecord): EnrichedClick {
    return enrichClick(record, this.tools);
  }
}
