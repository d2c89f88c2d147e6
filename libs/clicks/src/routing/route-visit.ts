import type { Campaign } from '#campaigns';
import type { CampaignRoutes, Lander, Route } from '../capture/campaign-routes.js';
import type { Visit } from '../capture/request/visit.js';
import { decideRoute, type Decision } from './decide-route.js';
import { localTime } from './local-time.js';
import { pickByWeight } from './pick-by-weight.js';

/**
 * The offer a visit gets. Most campaigns have neither rules nor caps: there the hash alone decides, and nothing is looked up.
 *
 * uuid  the click's: 128 bits of its id
 */
export function routeVisit(visit: Visit, campaign: Campaign, plan: CampaignRoutes, uuid: string): Route | undefined {
  if (!plan.plain) return decideVisit(visit, campaign, plan, uuid).chosen;
  return pickByWeight(plan.routes, hashedOf(visit, campaign, plan, uuid), 'offer');
}

/** The landing page he sees before it; undefined: none, he goes straight to the offer. */
export function landVisit(visit: Visit, campaign: Campaign, plan: CampaignRoutes, uuid: string): Lander | undefined {
  return plan.landers.length === 0 ? undefined : pickByWeight(plan.landers, hashedOf(visit, campaign, plan, uuid), 'landing_page');
}

/** The offer with everything it was decided by, for people. */
export function decideVisit(visit: Visit, campaign: Campaign, plan: CampaignRoutes, uuid: string): Decision {
  return decideRoute(plan, {
    holds: (condition) => condition.holds(visit),
    capReached: (offerId) => visit.tools.capReached(campaign.id, offerId),
    hashed: hashedOf(visit, campaign, plan, uuid),
  });
}

/**
 * A sticky visitor is his address and agent, today: nothing is stored, tomorrow he is somebody else, and the day's salt keeps
 * others from finding out which addresses share an offer. With a cookie he is its mark.
 */
function hashedOf(visit: Visit, { id, timeZone }: Campaign, { sticky }: CampaignRoutes, uuid: string): string {
  if (sticky === 'no') return uuid;
  if (sticky === 'cookie') return `${id}|${visit.markedVisitor()}`;
  const { request, nowMs, tools } = visit;
  return `${tools.visitorSecrets.salt(`sticky|${id}|${localTime(nowMs, timeZone).day}`)}|${request.ip}|${request.userAgent}`;
}
