import { Inject, Injectable } from '@nestjs/common';
import { CampaignDirectory } from '#campaigns';
import { ClickIds } from '#kernel';
import { readAgent } from '../enrich/read-agent.js';
import { NOWHERE, type Answer } from '../capture/answer.js';
import { CaptureToolbox } from '../capture/capture-toolbox.js';
import { ClickKeeper } from '../capture/click-keeper.js';
import { clickOut } from './click-out.js';
import type { ClickRequest } from '../capture/request/click-request.js';
import { LandedClicks } from './landed-clicks.js';

/** Sends visitors of landing pages on to an offer and has that recorded. What is no genuine id of a campaign here leads nowhere. */
@Injectable()
export class ClickOutDoor {
  constructor(
    private readonly directory: CampaignDirectory,
    private readonly keeper: ClickKeeper,
    private readonly landed: LandedClicks,
    private readonly toolbox: CaptureToolbox,
    @Inject(ClickIds) private readonly clickIds: Pick<ClickIds, 'read'>,
  ) {}

  /**
   * One visitor.
   *
   * isVisit  false: a link checker, who gets the same answer and is not recorded. Nor are bots and browsers that fetch ahead.
   * never rejects
   */
  async receive(text: string, request: ClickRequest, nowMs: number, isVisit: boolean): Promise<Answer> {
    const reading = this.clickIds.read(text);
    const campaign = reading.kind === 'genuine' ? this.directory.byNumber(reading.campaignNumber) : undefined;
    if (reading.kind !== 'genuine' || !campaign) return NOWHERE;
    const { uuid, clickedAtMs } = reading;
    const click = await this.landed.find(uuid);
    const id = { text: text.toLowerCase(), uuid };
    const { location, record } = clickOut({ id, clickedAtMs, click, request, nowMs }, campaign, this.toolbox.tools);
    // One that is lost is missing in a report, no more: it is no click, and the ledger does not count it.
    if (record !== undefined && isVisit && isPerson(request)) await this.keeper.keep(record, () => undefined);
    return { location, redirect: campaign.redirect };
  }
}

function isPerson({ prefetch, userAgent }: ClickRequest): boolean {
  return !prefetch && !readAgent(userAgent).bot;
}
