import { readExtra, type Campaign, type Offer } from '#campaigns';
import { compileTemplate, type CompiledTemplate } from '#macros';
import { compileRules } from '../routing/compile-rules.js';
import type { Condition } from '../routing/condition.js';

type LandingPage = NonNullable<Campaign['landingPages']>[number];

/** An offer ready to redirect to. */
export interface Route {
  readonly offer: Offer;
  readonly template: CompiledTemplate;
  readonly weight: number;
  /** all must hold for a visit to come here; none: open to everybody */
  readonly conditions: readonly Condition[];
  /** the offer that takes over when a daily cap is reached; undefined: the others by weight */
  readonly followUp: Offer | undefined;
}

/** A landing page ready to redirect to. */
export interface Lander {
  readonly page: LandingPage;
  readonly template: CompiledTemplate;
  readonly weight: number;
}

/** A campaign made ready for the hot path, once per version of it. */
export interface CampaignRoutes {
  readonly routes: readonly Route[];
  /** pages that visitors see before the offer; none: straight to the offer */
  readonly landers: readonly Lander[];
  /** no rule and no cap anywhere: the click's hash alone decides */
  readonly plain: boolean;
  /** what is hashed instead of the click: the visitor's address and agent for a day, or his cookie */
  readonly sticky: 'no' | 'address' | 'cookie';
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
  const isActive = campaign.status === 'active';
  const routes = isActive ? offerRoutes(campaign) : [];
  const extra = readExtra(campaign.extra);
  const stickyByAddress = extra.sticky_visitor ? 'address' : 'no';
  return {
    routes,
    landers: isActive ? (campaign.landingPages ?? []).flatMap(landerOf) : [],
    plain: extra.daily_click_cap === null && campaign.dailyConversionCap === null && routes.every(isOpen),
    sticky: extra.sticky_cookie ? 'cookie' : stickyByAddress,
    fallback: campaign.fallbackUrl === null ? undefined : usable(campaign.fallbackUrl),
  };
}

function offerRoutes({ offers: all, timeZone }: Campaign): Route[] {
  const offers = all.filter(({ status }) => status === 'active');
  return offers.flatMap((offer): Route[] => {
    const template = usable(offer.url);
    if (!template) return [];
    const followUp = offers[offer.caps?.follow_up ?? -1];
    const conditions = compileRules(offer.rules, timeZone);
    return [{ offer, template, weight: offer.weight, conditions, followUp: followUp === offer ? undefined : followUp }];
  });
}

function landerOf(page: LandingPage): Lander[] {
  const template = page.status === 'active' ? usable(page.url) : undefined;
  return template ? [{ page, template, weight: page.weight }] : [];
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
