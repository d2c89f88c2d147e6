import type { Campaign } from '#campaigns';
import type { MintedClickId } from '#kernel';
import { expandTemplate } from '#macros';
import { routeVisit } from '../routing/route-visit.js';
import { writeClickOutRecord } from './click-out-record.js';
import { routesOf, type Route } from '../capture/campaign-routes.js';
import { fallbackOf } from '../capture/capture-click.js';
import type { CaptureTools, ClickRequest } from '../capture/request/click-request.js';
import { ClickValues } from '../capture/click-values.js';
import { Visit } from '../capture/request/visit.js';

/** What is known of the click that brought the visitor to the landing page. */
export interface LandedClick {
  readonly offerId: number;
  /** raw query of the tracking URL */
  readonly query: string;
}

/** Where a landing page's visitor goes. `record`: to be stored; undefined when he goes to no offer. */
export interface ClickOut {
  readonly location: string | undefined;
  readonly record: string | undefined;
}

/**
 * Sends a landing page's visitor on: to the offer the page names (`?offer=`, one of the campaign's), else to the one chosen at the click,
 * else, when the click is not known here, to the one its hash chooses again.
 *
 * request  of the link on the landing page; parameters of its own fill macros the tracking URL left open
 * click    undefined: not stored yet, or the stores are away
 * nowMs    of this request; the click's own time is clickedAtMs
 * never throws; does no IO
 */
export function clickOut(
  given: {
    readonly id: MintedClickId;
    readonly clickedAtMs: number;
    readonly click: LandedClick | undefined;
    readonly request: ClickRequest;
    readonly nowMs: number;
  },
  campaign: Campaign,
  tools: CaptureTools,
): ClickOut {
  const { id, click, request } = given;
  const wanted = new Visit(request, given.nowMs, tools).query.get('offer');
  // The tracking URL's parameters come first, and the first of a name wins: a landing page cannot change what a click cost or came from.
  const rawQuery = [click?.query ?? '', request.rawQuery].filter(Boolean).join('&');
  const visit = new Visit({ ...request, rawQuery }, given.clickedAtMs, tools);
  const plan = routesOf(campaign);
  const route = named(plan.routes, Number(wanted)) ?? named(plan.routes, click?.offerId) ?? routeVisit(visit, campaign, plan, id.uuid);
  if (!route) return { location: fallbackOf(visit, campaign), record: undefined };
  return {
    location: expandTemplate(route.template, new ClickValues(id, route.offer, campaign, visit)),
    record: writeClickOutRecord({ out: id.uuid, at: given.nowMs, offer: route.offer.id }),
  };
}

function named(routes: readonly Route[], offerId: number | undefined): Route | undefined {
  return routes.find(({ offer }) => offer.id === offerId);
}
