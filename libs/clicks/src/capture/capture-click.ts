import type { Campaign } from '#campaigns';
import { expandTemplate } from '#macros';
import { routesOf } from './campaign-routes.js';
import { writeClickRecord } from '../store/click-record.js';
import type { CaptureTools, ClickRequest } from './click-request.js';
import { ClickValues } from './click-values.js';
import { routeVisit } from '../routing/route-visit.js';
import { Visit } from './visit.js';

/** Where a visitor goes. `click`: with a record to be stored; `unrouted`: to the fallback URL, or nowhere. */
export type Capture =
  | { readonly kind: 'click'; readonly location: string; readonly record: string }
  | { readonly kind: 'unrouted'; readonly location: string | undefined };

/**
 * Turns a request for a campaign into a click: mints its id, picks the offer by rules and the id's hash, fills the macros.
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
  const location = expandTemplate(route.template, new ClickValues(id, route.offer, campaign, visit));
  const record = writeClickRecord({
    id: id.uuid,
    campaign: campaign.id,
    offer: route.offer.id,
    version: campaign.version,
    query: request.rawQuery,
    ip: request.ip,
    agent: request.userAgent,
    referrer: request.referrer,
    languages: request.acceptLanguage,
    target: location,
    prefetch: request.prefetch ? 1 : undefined,
  });
  return { kind: 'click', location, record };
}

/** The fallback URL filled for a visit that is no click: without an id. undefined when the campaign has none. */
export function fallbackOf(visit: Visit, campaign: Campaign): string | undefined {
  const { fallback } = routesOf(campaign);
  return fallback && expandTemplate(fallback, new ClickValues({ text: '', uuid: '' }, undefined, campaign, visit));
}
