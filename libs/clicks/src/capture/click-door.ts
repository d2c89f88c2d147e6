import { Inject, Injectable } from '@nestjs/common';
import { CampaignDirectory } from '#campaigns';
import { EdgeCounters } from '#queue';
import { NOWHERE, type Answer } from './answer.js';
import { captureClick } from './capture-click.js';
import { CaptureToolbox } from './capture-toolbox.js';
import { ClickKeeper } from './click-keeper.js';
import type { ClickRequest } from './request/click-request.js';
import { LandedClicks } from '../landing/landed-clicks.js';

/**
 * Takes clicks in: decides where the visitor goes, has the click stored, and lets the visitor go once it is
 * stored or after 100 ms. With both stores away the visitor still goes, and his click is kept for them.
 */
@Injectable()
export class ClickDoor {
  constructor(
    private readonly directory: CampaignDirectory,
    private readonly keeper: ClickKeeper,
    @Inject(EdgeCounters) private readonly counters: Pick<EdgeCounters, 'add'>,
    private readonly toolbox: CaptureToolbox,
    @Inject(LandedClicks) private readonly landed: Pick<LandedClicks, 'remember'>,
  ) {}

  /** One visitor. never rejects */
  async receive(key: string, request: ClickRequest, nowMs: number): Promise<Answer> {
    const campaign = this.directory.byKey(key) ?? (await this.directory.byNewKey(key));
    if (!campaign) {
      this.counters.add('clicks_unknown');
      return NOWHERE;
    }
    const capture = captureClick(request, campaign, nowMs, this.toolbox.tools);
    if (capture.kind === 'unrouted') {
      this.counters.add('clicks_unrouted', campaign.id);
      return { location: capture.location, redirect: campaign.redirect };
    }
    this.counters.add('clicks_issued', campaign.id);
    if (capture.landed) this.landed.remember(capture.uuid, { offerId: capture.offerId, query: request.rawQuery });
    await this.keeper.keep(capture.record, () => this.counters.add('clicks_lost', campaign.id));
    return { location: capture.location, redirect: campaign.redirect, newMark: capture.newMark };
  }

  /** The same answer, nothing recorded or counted, no cookie: link checkers. never rejects */
  async peek(key: string, request: ClickRequest, nowMs: number): Promise<Answer> {
    const campaign = this.directory.byKey(key) ?? (await this.directory.byNewKey(key));
    if (!campaign) return NOWHERE;
    return { location: captureClick(request, campaign, nowMs, this.toolbox.tools).location, redirect: campaign.redirect };
  }
}
