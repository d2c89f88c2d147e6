import { assertNever } from '#kernel';
import type { CampaignRoutes, Lander } from '../capture/campaign-routes.js';
import type { Visit } from '../capture/request/visit.js';
import type { Cap } from './cap.js';
import type { Decision, OfferTry } from './decide-route.js';

type Sticky = CampaignRoutes['sticky'];

/** One offer of a route's trace, for people. */
export interface TriedOffer {
  readonly offer_id: string;
  readonly name: string;
  readonly outcome: 'chosen' | 'open' | 'refused' | 'capped' | 'standby';
  /** share of the open offers' weight, 0 to 1; null when it is not open */
  readonly chance: number | null;
  readonly rule: string | null;
  readonly explanation: string;
}

/** What each offer said to a visit, in the campaign's order. */
export function explainTries(decision: Decision, visit: Visit): TriedOffer[] {
  const open = decision.tries.filter(({ refusal }) => refusal === undefined);
  const total = open.reduce((sum, { route }) => sum + route.offer.weight, 0);
  return decision.tries.map((tried) => ({
    offer_id: String(tried.route.offer.id),
    name: tried.route.offer.name,
    ...outcomeOf(tried, decision, visit, total),
  }));
}

/** Why the visit goes where it goes, in one sentence. */
export function explainChoice({ chosen, tries, campaignCap, instead }: Decision, sticky: Sticky): string {
  if (campaignCap) return `The campaign's ${CAP_WORDS[campaignCap]} for today is reached, so no offer was tried.`;
  if (!chosen) return tries.length === 0 ? 'The campaign is not active or has no usable offer.' : 'No offer takes this visitor.';
  if (instead) return `Offer ${instead.offer.id} is capped for today; offer ${chosen.offer.id} takes over.`;
  const open = tries.filter(({ refusal }) => refusal === undefined).length;
  if (open === 1) return `Offer ${chosen.offer.id} is the only one that takes this visitor.`;
  return `${open} offers take this visitor; the hash of ${HASHED_WORDS[sticky]} over their weights chose offer ${chosen.offer.id}.`;
}

/** Which page the visitor saw first, in one sentence; null: none, he was sent straight to the offer. */
export function explainLander(lander: Lander | undefined, { landers, sticky }: CampaignRoutes): string | null {
  if (!lander) return null;
  const open = landers.filter(({ weight }) => weight > 0).length;
  if (open === 1) return `Landing page ${lander.page.id} is the only one.`;
  return `The hash of ${HASHED_WORDS[sticky]} over the weights of ${open} landing pages chose ${lander.page.id}.`;
}

const HASHED_WORDS: Readonly<Record<Sticky, string>> = {
  no: 'the click id',
  address: 'the visitor and the day',
  cookie: "the visitor's cookie",
};
const CAP_WORDS: Readonly<Record<Cap, string>> = { daily_clicks: 'click cap', daily_conversions: 'conversion cap' };

function outcomeOf(
  tried: OfferTry,
  { chosen }: Decision,
  visit: Visit,
  total: number,
): Pick<TriedOffer, 'outcome' | 'chance' | 'rule' | 'explanation'> {
  const { refusal, route } = tried;
  const isChosen = route === chosen;
  if (!refusal) {
    const chance = total === 0 ? 0 : route.offer.weight / total;
    return {
      outcome: isChosen ? 'chosen' : 'open',
      chance,
      rule: null,
      explanation: `Takes this visitor, with a weight of ${route.offer.weight}.`,
    };
  }
  switch (refusal.kind) {
    case 'rule': {
      const { rule, wants } = refusal.condition;
      const seen = refusal.condition.seen(visit);
      const explanation = `${rule} is ${seen === '' ? 'not known' : `"${seen.slice(0, 200)}"`}; the offer wants ${wants}.`;
      return { outcome: 'refused', chance: null, rule, explanation };
    }
    case 'cap':
      return { outcome: 'capped', chance: null, rule: refusal.cap, explanation: `Its ${CAP_WORDS[refusal.cap]} for today is reached.` };
    case 'standby':
      return {
        outcome: isChosen ? 'chosen' : 'standby',
        chance: null,
        rule: null,
        explanation: 'Its weight is 0: it only takes over from a capped offer.',
      };
    default:
      return assertNever(refusal);
  }
}
