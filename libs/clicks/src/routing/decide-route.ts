import type { CampaignRoutes, Route } from '../capture/campaign-routes.js';
import type { Cap } from './cap.js';
import type { Condition } from './condition.js';
import { pickByWeight } from './pick-by-weight.js';

/** Why an offer did not get a click: a rule that does not hold, a reached cap, or a weight of 0 (it only follows up). */
export type Refusal =
  { readonly kind: 'rule'; readonly condition: Condition } | { readonly kind: 'cap'; readonly cap: Cap } | { readonly kind: 'standby' };

export interface OfferTry {
  readonly route: Route;
  /** the route's */
  readonly weight: number;
  readonly refusal: Refusal | undefined;
}

/** Where a visit goes, and everything it was decided by. */
export interface Decision {
  readonly chosen: Route | undefined;
  readonly tries: readonly OfferTry[];
  /** the campaign's own cap is reached: no offer was tried */
  readonly campaignCap: Cap | undefined;
  /** the offer the hash had chosen, when its follow-up took over */
  readonly instead: Route | undefined;
}

export interface Question {
  holds(condition: Condition): boolean;
  /** offerId 0: the campaign's own */
  capReached(offerId: number): Cap | undefined;
  /** what is hashed: the click's uuid, or the visitor of the day */
  readonly hashed: string;
}

/**
 * Decides which offer a visit gets: rules first, then the hash over the weights of those left, then caps: a capped
 * offer hands over to its follow-up (if that may take the visit), else the hash decides among the others.
 *
 * The same question always has the same answer. Pure; never throws.
 */
export function decideRoute({ routes }: CampaignRoutes, question: Question): Decision {
  const campaignCap = question.capReached(0);
  if (campaignCap) return { chosen: undefined, tries: [], campaignCap, instead: undefined };
  const tries = routes.map((route): OfferTry => ({ route, weight: route.weight, refusal: refusalOf(route, question) }));
  const first = pickByWeight(
    tries.filter(({ refusal }) => refusal === undefined || refusal.kind === 'cap'),
    question.hashed,
    'offer',
  );
  if (!first?.refusal) return { chosen: first?.route, tries, campaignCap: undefined, instead: undefined };
  const open = tries.filter(({ refusal }) => refusal === undefined);
  const next = followUpOf(first, tries) ?? pickByWeight(open, question.hashed, 'offer');
  return { chosen: next?.route, tries, campaignCap: undefined, instead: first.route };
}

function refusalOf(route: Route, question: Question): Refusal | undefined {
  for (const condition of route.conditions) if (!question.holds(condition)) return { kind: 'rule', condition };
  const cap = route.offer.caps ? question.capReached(route.offer.id) : undefined;
  if (cap) return { kind: 'cap', cap };
  return route.offer.weight === 0 ? { kind: 'standby' } : undefined;
}

/** Along the follow-ups until one may take the visit; a ring of capped offers ends where it began. */
function followUpOf(first: OfferTry, tries: readonly OfferTry[]): OfferTry | undefined {
  const passed = new Set<OfferTry>([first]);
  let next = tries.find(({ route }) => route.offer === first.route.followUp);
  while (next && !passed.has(next)) {
    if (next.refusal?.kind === 'rule') return undefined;
    if (next.refusal?.kind !== 'cap') return next;
    passed.add(next);
    const followUp = next.route.followUp;
    next = tries.find(({ route }) => route.offer === followUp);
  }
  return undefined;
}
