import type { Campaign } from '#campaigns';
import type { CampaignRoutes, Route } from '../capture/campaign-routes.js';
import type { Visit } from '../capture/visit.js';
import { decideRoute, pickByWeight, type Decision } from './decide-route.js';
import { localTime } from './local-time.js';

/**
 * The offer a visit gets. Most campaigns have neither rules nor caps: there the hash alone decides, and nothing is looked up.
 *
 * uuid  the click's: 128 bits of its id
 */
export function routeVisit(visit: Visit, campaign: Campaign, plan: CampaignRoutes, uuid: string): Route | undefined {
  if (!plan.plain) return decideVisit(visit, campaign, plan, uuid).chosen;
  return pickByWeight(plan.entries, hashedOf(visit, campaign, plan, uuid))?.route;
}

/** The same with everything it was decided by, for people. */
export function decideVisit(visit: Visit, campaign: Campaign, plan: CampaignRoutes, uuid: string): Decision {
  return decideRoute(plan, {
    holds: (condition) => condition.holds(visit),
    capReached: (offerId) => visit.tools.capReached(campaign.id, offerId),
    hashed: hashedOf(visit, campaign, plan, uuid),
  });
}

// A sticky visitor is his address and agent, today: nothing is stored, and tomorrow he is somebody else.
function hashedOf({ request, nowMs }: Visit, campaign: Campaign, plan: CampaignRoutes, uuid: string): string {
  return plan.sticky ? `${campaign.id}|${localTime(nowMs, campaign.timeZone).day}|${request.ip}|${request.userAgent}` : uuid;
}
