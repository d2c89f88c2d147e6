import type { Campaign, CampaignEvent, RepeatMode } from '#campaigns';
import type { Micros } from '#kernel';

/** What rules conversions of one event: the campaign's settings with the event's own laid over them. */
export interface EventRules {
  /** false: the campaign takes only events it names, and this is none of them */
  readonly known: boolean;
  readonly repeatMode: RepeatMode;
  readonly requireTxid: boolean;
  readonly payoutSource: 'parameter' | 'fixed';
  /** the event's own payout, else the campaign's default; null: neither has one */
  readonly ownPayout: { readonly micros: Micros; readonly currency: string } | null;
  /** how long an approved conversion stays pending first, 0: not at all */
  readonly holdMs: number;
  /** false: adds to revenue, not to the number of conversions */
  readonly counts: boolean;
}

const HOUR_MS = 3_600_000;

interface RulesOfCampaign {
  readonly named: ReadonlyMap<string, EventRules>;
  readonly others: EventRules;
}

// Composed once per campaign as the directory holds it: a change of settings brings a new object. Only named events are kept,
// or senders could fill the memory with names.
const composed = new WeakMap<Campaign, RulesOfCampaign>();

/** The rules for an event in any letter case. */
export function eventRulesOf(campaign: Campaign, event: string): EventRules {
  let rules = composed.get(campaign);
  if (!rules) composed.set(campaign, (rules = compose(campaign)));
  if (rules.named.size === 0) return rules.others;
  return rules.named.get(event.toLowerCase()) ?? rules.others;
}

function compose(campaign: Campaign): RulesOfCampaign {
  const refusesOthers = campaign.events.length > 0 && campaign.unknownEvents === 'reject';
  return {
    named: new Map(campaign.events.map((event) => [event.name.toLowerCase(), rulesOf(campaign, event)])),
    others: { ...rulesOf(campaign, undefined), known: !refusesOthers },
  };
}

function rulesOf(campaign: Campaign, event: CampaignEvent | undefined): EventRules {
  return {
    known: true,
    repeatMode: event?.repeatMode ?? campaign.repeatMode,
    requireTxid: event?.requireTxid ?? campaign.requireTxid,
    payoutSource: event?.payoutSource ?? campaign.payoutSource,
    ownPayout: ownPayout(campaign, event),
    holdMs: (event?.holdHours ?? campaign.holdHours ?? 0) * HOUR_MS,
    counts: event?.counts ?? true,
  };
}

function ownPayout(campaign: Campaign, event: CampaignEvent | undefined): EventRules['ownPayout'] {
  if (event && event.payout !== null) return { micros: event.payout, currency: event.currency ?? campaign.currency };
  return campaign.defaultPayout === null ? null : { micros: campaign.defaultPayout, currency: campaign.currency };
}
