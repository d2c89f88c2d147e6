import type { Campaign } from '#campaigns';
import { expandTemplate } from '#macros';
import { pickRoute, routesOf } from './campaign-routes.js';
import { ClickQuery } from './click-query.js';
import { writeClickRecord } from './click-record.js';
import type { CaptureTools, ClickRequest } from './click-request.js';
import { ClickValues } from './click-values.js';

/** Where a visitor goes. `click`: with a record to be stored; `unrouted`: to the fallback URL, or nowhere. */
export type Capture =
  | { readonly kind: 'click'; readonly location: string; readonly record: string }
  | { readonly kind: 'unrouted'; readonly location: string | undefined };

/**
 * Turns a request for a campaign into a click: mints its id, picks the offer by the id's hash, fills the macros.
 *
 * nowMs    the click's time; it is inside the id and never taken from elsewhere again
 * returns  click(location, record for the queue) | unrouted(fallback)
 * never throws, whatever the request holds; does no IO
 */
export function captureClick(request: ClickRequest, campaign: Campaign, nowMs: number, tools: CaptureTools): Capture {
  const plan = routesOf(campaign);
  const query = new ClickQuery(request.rawQuery);
  if (plan.routes.length === 0) {
    if (!plan.fallback) return { kind: 'unrouted', location: undefined };
    const values = new ClickValues({ text: '', uuid: '' }, undefined, { request, query, campaign, nowMs, tools });
    return { kind: 'unrouted', location: expandTemplate(plan.fallback, values) };
  }
  const id = tools.clickIds.mint(campaign.id, nowMs);
  const route = pickRoute(plan, id.uuid);
  if (!route) return { kind: 'unrouted', location: undefined };
  const location = expandTemplate(route.template, new ClickValues(id, route.offer, { request, query, campaign, nowMs, tools }));
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
