import type { Campaign, Offer } from '#campaigns';
import type { MintedClickId } from '#kernel';
import type { MacroValues, Visitor } from '#macros';
import type { ClickQuery } from './click-query.js';
import type { CaptureTools, ClickRequest } from './click-request.js';
import { hash32 } from './pick-by-hash.js';
import { priceClick } from './price-click.js';

/** Where a click's values come from. */
export interface ClickSources {
  readonly request: ClickRequest;
  readonly query: ClickQuery;
  readonly campaign: Campaign;
  readonly nowMs: number;
  readonly tools: CaptureTools;
}

/** A click as macros see it. A class, so that a redirect pays only for the values its template asks for. */
export class ClickValues implements MacroValues {
  private found: Visitor | undefined;

  /**
   * id     texts are '' where no click is recorded
   * offer  undefined for a fallback URL: its payout is 0
   */
  constructor(
    private readonly id: MintedClickId,
    private readonly offer: Offer | undefined,
    private readonly from: ClickSources,
  ) {}

  get clickId() {
    return this.id.text;
  }

  get campaignId() {
    return this.from.campaign.id;
  }

  get payout() {
    return this.offer?.payout ?? 0n;
  }

  get currency() {
    return this.offer?.currency ?? this.from.campaign.currency;
  }

  get cost() {
    const { query, campaign, tools } = this.from;
    return priceClick(this.id.uuid, query, campaign, tools.rateOf)?.amount;
  }

  get ip() {
    return this.from.request.ip;
  }

  get clickedAtMs() {
    return this.from.nowMs;
  }

  get random() {
    return String(hash32(`random${this.id.uuid}${this.from.nowMs}`));
  }

  parameter(name: string): string {
    return this.from.query.get(name);
  }

  visitor(): Visitor {
    return (this.found ??= this.from.tools.visitorOf(this.from.request));
  }
}
