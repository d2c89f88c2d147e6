import { Inject, Injectable } from '@nestjs/common';
import { CampaignDirectory, type Campaign } from '#campaigns';
import { ClickIds } from '#kernel';
import { EdgeCounters } from '#queue';
import { captureClick } from './capture-click.js';
import { ClickKeeper } from './click-keeper.js';
import type { CaptureTools, ClickRequest } from './click-request.js';
import { VisitorReader } from '../enrich/visitor-reader.js';

/** Longest a visitor waits for the stores. The write goes on without him. */
const PATIENCE_MS = 100;

/** Where a request goes: 404 without a location. */
export interface Answer {
  readonly location: string | undefined;
  readonly redirect: Campaign['redirect'];
}

/**
 * Takes clicks in: decides where the visitor goes, has the click stored, and lets the visitor go once it is
 * stored or after 100 ms. With both stores away the visitor still goes, and his click is kept for them.
 */
@Injectable()
export class ClickDoor {
  private readonly tools: CaptureTools;

  constructor(
    private readonly directory: CampaignDirectory,
    private readonly keeper: ClickKeeper,
    @Inject(EdgeCounters) private readonly counters: Pick<EdgeCounters, 'add'>,
    @Inject(ClickIds) clickIds: ClickIds,
    visitors: VisitorReader,
  ) {
    this.tools = {
      clickIds,
      rateOf: (currency) => directory.rateOf(currency),
      visitorOf: (request) => visitors.read(request),
      capReached: (campaignId, offerId) => directory.capReached(campaignId, offerId),
    };
  }

  /** One visitor. never rejects */
  async receive(key: string, request: ClickRequest, nowMs: number): Promise<Answer> {
    const campaign = this.directory.byKey(key);
    if (!campaign) {
      this.counters.add('clicks_unknown');
      return NOWHERE;
    }
    const capture = captureClick(request, campaign, nowMs, this.tools);
    if (capture.kind === 'unrouted') this.counters.add('clicks_unrouted', campaign.id);
    else {
      this.counters.add('clicks_issued', campaign.id);
      await this.store(capture.record, campaign.id);
    }
    return { location: capture.location, redirect: campaign.redirect };
  }

  /** The same answer, nothing recorded or counted: link checkers. */
  peek(key: string, request: ClickRequest, nowMs: number): Answer {
    const campaign = this.directory.byKey(key);
    return campaign ? { location: captureClick(request, campaign, nowMs, this.tools).location, redirect: campaign.redirect } : NOWHERE;
  }

  private store(record: string, campaignId: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, PATIENCE_MS);
      void this.keeper.store(record, campaignId).then(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }
}

const NOWHERE: Answer = { location: undefined, redirect: '302' };
