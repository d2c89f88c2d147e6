import type { Campaign, Offer } from '#campaigns';
import { compileTemplate, type CompiledTemplate } from '#macros';
import { hashFraction } from './pick-by-hash.js';

/** An offer ready to redirect to. */
export interface Route {
  readonly offer: Offer;
  readonly template: CompiledTemplate;
  /** weights of this offer and those before it */
  readonly upTo: number;
}

/** A campaign made ready for the hot path, once per version of it. */
export interface CampaignRoutes {
  readonly routes: readonly Route[];
  readonly fallback: CompiledTemplate | undefined;
}

// The directory replaces a changed campaign's object, so the object itself is the key; old ones go with their campaign.
const prepared = new WeakMap<Campaign, CampaignRoutes>();

/** Where clicks of a campaign may go: no routes when it is not active. Stored URLs that cannot be used are left out. */
export function routesOf(campaign: Campaign): CampaignRoutes {
  let routes = prepared.get(campaign);
  if (!routes) {
    routes = prepare(campaign);
    prepared.set(campaign, routes);
  }
  return routes;
}

/** The click's offer: by hash of its id over the weights. undefined when the campaign has none to offer. */
export function pickRoute({ routes }: CampaignRoutes, uuid: string): Route | undefined {
  const last = routes.at(-1);
  if (!last || routes.length === 1) return last;
  const point = hashFraction(uuid, 'offer') * last.upTo;
  return routes.find((route) => point < route.upTo) ?? last;
}

function prepare(campaign: Campaign): CampaignRoutes {
  const routes: Route[] = [];
  let upTo = 0;
  for (const offer of campaign.status === 'active' ? campaign.offers : []) {
    const template = offer.status === 'active' && offer.weight > 0 ? usable(offer.url) : undefined;
    if (!template) continue;
    upTo += offer.weight;
    routes.push({ offer, template, upTo });
  }
  return { routes, fallback: campaign.fallbackUrl === null ? undefined : usable(campaign.fallbackUrl) };
}

// Checked when saved; one that no longer passes (a rule added since) must not take its neighbours down.
function usable(url: string): CompiledTemplate | undefined {
  try {
    return compileTemplate(url);
  } catch {
    return undefined;
  }
}
