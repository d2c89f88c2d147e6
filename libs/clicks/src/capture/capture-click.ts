import type { Campaign } from '#campaigns';
import { expandTemplate } from '#macros';
import { landVisit, routeVisit } from '../routing/route-visit.js';
import { writeClickRecord } from '../store/click-record.js';
import { routesOf } from './campaign-routes.js';
import type { CaptureTools, ClickRequest } from './request/click-request.js';
import { ClickValues, NO_CLICK } from './click-values.js';
import { Visit } from './request/visit.js';

/** A visitor to be sent on, and what is to be stored of it. */
export interface CapturedClick {
  readonly kind: 'click';
  readonly location: string;
  /** for the queue */
  readonly record: string;
  readonly uuid: string;
  readonly offerId: number;
  /** he goes to a landing page first */
  readonly landed: boolean;
  /** mark for his cookie, when the campaign asks for one and he brings none */
  readonly newMark: string | undefined;
}

/** Where a visitor goes. `click`: with a record to be stored; `unrouted`: to the fallback URL, or nowhere. */
export type Capture = CapturedClick | { readonly kind: 'unrouted'; readonly location: string | undefined };

/**
 * Turns a request for a campaign into a click: mints its id, picks offer and landing page by rules and the id's hash, fills the macros.
 *
 * nowMs    the click's time; it is inside the id and never taken from elsewhere again
 * returns  click(location, record for the queue) | unrouted(fallback)
 * never throws, whatever the request holds; does no IO
 */
export function captureClick(request: ClickRequest, campaign: Campaign, nowMs: number, tools: CaptureTools): Capture {
  const plan = routesOf(campaign);
  const visit = new Visit(request, nowMs, tools);
  const id = plan.routes.length === 0 ? undefined : tools.clickIds.mint(campaign.id, nowMs);
  const route = id && routeVisit(visit, campaign, plan, id.uuid);
  if (!id || !route) return { kind: 'unrouted', location: fallbackOf(visit, campaign) };
  const lander = landVisit(visit, campaign, plan, id.uuid);
  const location = expandTemplate((lander ?? route).template, new ClickValues(id, route.offer, campaign, visit));
  const record = writeClickRecord({
    id: id.uuid,
    campaign: campaign.id,
    offer: route.offer.id,
    lander: lander?.page.id,
    version: campaign.version,
    query: request.rawQuery,
    ip: request.ip,
    agent: request.userAgent,
    referrer: request.referrer,
    languages: request.acceptLanguage,
    target: location,
    prefetch: request.prefetch ? 1 : undefined,
  });
  const { newMark } = visit;
  return { kind: 'click', location, record, uuid: id.uuid, offerId: route.offer.id, landed: lander !== undefined, newMark };
}

/** The fallback URL filled for a visit that is no click: without an id. undefined when the campaign has none. */
export function fallbackOf(visit: Visit, campaign: Campaign): string | undefined {
  const { fallback } = routesOf(campaign);
  return fallback && expandTemplate(fallback, new ClickValues(NO_CLICK, undefined, campaign, visit));
}
