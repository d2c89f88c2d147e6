import type { Campaign, Offer } from '#campaigns';
import type { MintedClickId } from '#kernel';
import type { MacroValues, Visitor } from '#macros';
import { hash32 } from './pick-by-hash.js';
import { priceClick } from '../enrich/price-click.js';
import type { Visit } from './request/visit.js';

/** Where no click is recorded. */
export const NO_CLICK: MintedClickId = { text: '', uuid: '' };

/** A click as macros see it. A class, so that a redirect pays only for the values its template asks for. */
export class ClickValues implements MacroValues {
  /**
   * id     texts are '' where no click is recorded
   * offer  undefined for a fallback URL: its payout is 0
   */
  constructor(
    private readonly id: MintedClickId,
    private readonly offer: Offer | undefined,
    private readonly campaign: Campaign,
    private readonly visit: Visit,
  ) {}

  get clickId() {
    return this.id.text;
  }

  get clickOutUrl() {
    return this.id.text === '' ? '' : `${this.visit.tools.publicUrl}/o/${this.id.text}`;
  }

  get campaignId() {
    return this.campaign.id;
  }

  get payout() {
    return this.offer?.payout ?? 0n;
  }

  get currency() {
    return this.offer?.currency ?? this.campaign.currency;
  }

  get cost() {
    return priceClick(this.id.uuid, this.visit.query, this.campaign, this.visit.tools.rateOf)?.amount;
  }

  get ip() {
    return this.visit.request.ip;
  }

  get clickedAtMs() {
    return this.visit.nowMs;
  }

  get random() {
    return String(hash32(`random${this.id.uuid}${this.visit.nowMs}`));
  }

  parameter(name: string): string {
    return this.visit.query.get(name);
  }

  visitor(): Visitor {
    return this.visit.visitor();
  }
}
