import type { Campaign } from '#campaigns';
import { expandTemplate } from '#macros';
import { routesOf } from '../capture/campaign-routes.js';
import { fallbackOf } from '../capture/capture-click.js';
import { ClickValues } from '../capture/click-values.js';
import { readAgent } from '../enrich/read-agent.js';
import { decideVisit, landVisit } from '../routing/route-visit.js';
import { explainChoice, explainLander, explainTries } from '../routing/explain-decision.js';
import type { Visit } from '../capture/request/visit.js';
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
  const lander = chosen && landVisit(visit, campaign, plan, uuid);
  const offerLocation = chosen && expandTemplate(chosen.template, values);
  const location = lander ? expandTemplate(lander.template, values) : (offerLocation ?? fallbackOf(visit, campaign));
  const otherwise = location === undefined ? 'nowhere' : 'fallback';
  return {
    goes_to: chosen ? 'offer' : otherwise,
    offer_id: chosen ? String(chosen.offer.id) : null,
    location: location ?? null,
    landing_page: lander ? { id: String(lander.page.id), name: lander.page.name, why: explainLander(lander, plan) ?? '' } : null,
    click_out_location: lander ? (offerLocation ?? null) : null,
    redirect: campaign.redirect,
    why: explainChoice(decision, plan.sticky),
    offers: explainTries(decision, visit),
    visitor: { ...visit.visitor(), bot: readAgent(visit.request.userAgent).bot },
    campaign_version: campaign.version,
    at: new Date(visit.nowMs).toISOString(),
  };
}
