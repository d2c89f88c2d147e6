import type { Campaign } from '#campaigns';
import { aCampaign } from '#testing';
import type { ConversionClaim } from '../recording/conversion-claim.js';
import { eventRulesOf } from '../recording/event-rules.js';

export const CLICK = '019ab5e0-0000-0000-0000-00000000000a';
export const RECEIVED = new Date(Date.UTC(2026, 10, 22, 13));

export interface ClaimWords {
  readonly n?: number;
  readonly click?: string;
  readonly event?: string;
  readonly txid?: string | undefined;
  readonly status?: ConversionClaim['status'] | undefined;
  /** whole units; undefined: none was sent */
  readonly payout?: number | undefined;
}

/** A claim, n seconds after 13:00. Without a status it is approved by default. */
export function aClaim(words: ClaimWords = {}, campaign: Campaign = aCampaign(), given: Partial<ConversionClaim> = {}): ConversionClaim {
  const { n = 1, click = CLICK, event = 'default', payout, status } = words;
  const receivedAt = new Date(RECEIVED.getTime() + n * 1000);
  const micros = BigInt(payout ?? 0) * 1_000_000n;
  return {
    receipt: `019ab5e0-0000-0000-0001-${String(n).padStart(12, '0')}`,
    element: 0,
    receivedAt,
    occurredAt: receivedAt,
    click: {
      uuid: click,
      importedId: null,
      campaignId: campaign.id,
      offerId: 1,
      clickedAt: new Date(RECEIVED.getTime() - 3_600_000),
      row: undefined,
    },
    campaign,
    rules: eventRulesOf(campaign, event),
    sourceId: 1,
    event,
    txid: words.txid,
    status: status ?? 'approved',
    statusGiven: status !== undefined,
    originalStatus: status,
    hold: false,
    payout: { micros, currency: 'USD', base: micros, rate: 10_000_000_000n, given: payout !== undefined },
    saleAmount: undefined,
    custom: {},
    warnings: [],
    tooEarlyOrLate: undefined,
    transitions: 'any',
    ...given,
  };
}
