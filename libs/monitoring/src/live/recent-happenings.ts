import { Injectable } from '@nestjs/common';
import type { Access } from '#access';
import { CampaignDirectory } from '#campaigns';
import { type ClickJson, ClickLog } from '#clicks/management';
import { PostbackLog, type RecentHit } from '#postbacks/management';
import type { Happening } from './live-event.js';

const EVERYBODY: Access = { role: 'admin', advertiserId: null, actor: 'system:live feed' };

/** Reads what has just happened: two queries, however many people watch. */
@Injectable()
export class RecentHappenings {
  constructor(
    private readonly clicks: ClickLog,
    private readonly postbacks: PostbackLog,
    private readonly campaigns: CampaignDirectory,
  ) {}

  /** Oldest first; of each kind the newest `limit`. */
  async read(fromMs: number, nowMs: number, limit: number): Promise<Happening[]> {
    const [clicks, hits] = await Promise.all([
      this.clicks.search({ from: fromMs, limit }, EVERYBODY, nowMs),
      this.postbacks.recent(fromMs, limit),
    ]);
    const happenings = [...clicks.data.map((click) => this.ofClick(click)), ...hits.map((hit) => this.ofHit(hit))];
    return happenings.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  }

  private ofClick(click: ClickJson): Happening {
    const owner = this.campaigns.byNumber(Number(click.campaign_id))?.advertiserId;
    return {
      key: click.click_id,
      kind: 'click',
      at: click.clicked_at,
      inside: click,
      outside: click,
      owners: new Set(owner === undefined ? [] : [owner]),
    };
  }

  private ofHit({ inside, outside, campaignId, sourceId }: RecentHit): Happening {
    const owners = [
      campaignId === null ? undefined : this.campaigns.byNumber(campaignId)?.advertiserId,
      sourceId === null ? undefined : this.campaigns.sourceById(sourceId)?.advertiserId,
    ];
    return {
      key: inside.receipt,
      kind: 'postback',
      at: inside.received_at,
      inside,
      outside,
      owners: new Set(owners.filter((owner) => owner !== undefined)),
    };
  }
}
