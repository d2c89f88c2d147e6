import { Inject, Injectable } from '@nestjs/common';
import { CampaignDirectory } from '#campaigns';
import { SETTINGS, type Settings } from '#config';
import { ClickIds, VisitorSecrets } from '#kernel';
import { VisitorReader } from '../enrich/visitor-reader.js';
import type { CaptureTools } from './request/click-request.js';

/** The tools of capturing, as this process has them: for the redirect, the click-out and the simulation alike. */
@Injectable()
export class CaptureToolbox {
  readonly tools: CaptureTools;

  constructor(
    directory: CampaignDirectory,
    visitors: VisitorReader,
    @Inject(ClickIds) clickIds: ClickIds,
    @Inject(SETTINGS) settings: Pick<Settings, 'PUBLIC_URL' | 'SECRETS'>,
  ) {
    this.tools = {
      clickIds,
      publicUrl: settings.PUBLIC_URL,
      visitorSecrets: new VisitorSecrets(settings.SECRETS),
      rateOf: (currency) => directory.rateOf(currency),
      visitorOf: (request) => visitors.read(request),
      capReached: (campaignId, offerId) => directory.capReached(campaignId, offerId),
    };
  }
}
