import type { Campaign } from '#campaigns';
import { expandTemplate } from '#macros';
import { routesOf } from '../capture/campaign-routes.js';
import { fallbackOf } from '../capture/capture-click.js';
import { ClickValues } from '../capture/click-values.js';
import { readAgent } from '../enrich/read-agent.js';
import { decideVisit } from '../routing/route-visit.js';
import { explainChoice, explainTries } from '../routing/explain-decision.js';
import type { Visit } from '../capture/visit.js';
import type { Simulation } from './simulation-shapes.js';

/** Stands where the click id would: never a genuine one, so that nobody converts a click that was not. */
const NO_CLICK_ID = 'simulated';

/**
 * Where a visit would go and why, by the redirect's own code.
 *
 * uuid  of the click it would be: its hash chooses among open offers
 */
export function simulateVisit(visit: Visit, campaign: Campaign, uuid: string): Simulation {
  const plan = routesOf(campaign);
  const decision = decideVisit(visit, campaign, plan, uuid);
  const { chosen } = decision;
  const values = new ClickValues({ text: NO_CLICK_ID, uuid }, chosen?.offer, campaign, visit);
  const location = chosen ? expandTemplate(chosen.template, values) : fallbackOf(visit, campaign);
  const otherwise = location === undefined ? 'nowhere' : 'fallback';
  const { country, region, city, language, device, os, browser } = visit.visitor();
  return {
    goes_to: chosen ? 'offer' : otherwise,
    offer_id: chosen ? String(chosen.offer.id) : null,
    location: location ?? null,
    redirect: campaign.redirect,
    why: explainChoice(decision, plan.sticky),
    offers: explainTries(decision, visit),
    visitor: { country, region, city, language, device, os, browser, bot: readAgent(visit.request.userAgent).bot },
    campaign_version: campaign.version,
    at: new Date(visit.nowMs).toISOString(),
  };
}
