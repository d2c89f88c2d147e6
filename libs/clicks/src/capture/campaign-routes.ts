import { readExtra, type Campaign, type Offer } from '#campaigns';
import { compileTemplate, type CompiledTemplate } from '#macros';
import { compileRules } from '../routing/compile-rules.js';
import type { Condition } from '../routing/condition.js';

/** An offer ready to redirect to. */
export interface Route {
  readonly offer: Offer;
  readonly template: CompiledTemplate;
  /** all must hold for a visit to come here; none: open to everybody */
  readonly conditions: readonly Condition[];
  /** the offer that takes over when a daily cap is reached; undefined: the others by weight */
  readonly followUp: Offer | undefined;
}

/** A campaign made ready for the hot path, once per version of it. */
export interface CampaignRoutes {
  readonly routes: readonly Route[];
  /** the same, as the plain way chooses among them */
  readonly entries: readonly { readonly route: Route }[];
  /** no rule and no cap anywhere: the click's hash alone decides */
  readonly plain: boolean;
  /** the visitor, not the click, is hashed */
  readonly sticky: boolean;
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

function prepare(campaign: Campaign): CampaignRoutes {
  const offers = campaign.status === 'active' ? campaign.offers.filter(({ status }) => status === 'active') : [];
  const routes = offers.flatMap((offer): Route[] => {
    const template = usable(offer.url);
    if (!template) return [];
    const followUp = offers[offer.caps?.follow_up ?? -1];
    return [
      { offer, template, conditions: compileRules(offer.rules, campaign.timeZone), followUp: followUp === offer ? undefined : followUp },
    ];
  });
  const extra = readExtra(campaign.extra);
  return {
    routes,
    entries: routes.map((route) => ({ route })),
    plain: extra.daily_click_cap === null && campaign.dailyConversionCap === null && routes.every(isOpen),
    sticky: extra.sticky_visitor,
    fallback: campaign.fallbackUrl === null ? undefined : usable(campaign.fallbackUrl),
  };
}

function isOpen({ conditions, offer }: Route): boolean {
  return conditions.length === 0 && !offer.caps;
}

// Checked when saved; one that no longer passes (a rule added since) must not take its neighbours down.
function usable(url: string): CompiledTemplate | undefined {
  try {
    return compileTemplate(url);
  } catch {
    return undefined;
  }
}
