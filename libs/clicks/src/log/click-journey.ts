import { Inject, Injectable } from '@nestjs/common';
import { campaignAsOf, CampaignDirectory } from '#campaigns';
import { Database } from '#database';
import { ClickIds } from '#kernel';
import type { Visitor } from '#macros';
import { routesOf, type CampaignRoutes } from '../capture/campaign-routes.js';
import { decideRoute, type Decision } from '../routing/decide-route.js';
import { explainChoice, explainLander, explainTries } from '../routing/explain-decision.js';
import { CaptureToolbox } from '../capture/capture-toolbox.js';
import { Visit } from '../capture/request/visit.js';
import { ClickOutStore } from '../landing/click-outs.store.js';
import type { ClickDetailJson, JourneyJson } from './click-shapes.js';
import { meaningOf } from './flag-words.js';

type Detail = Omit<ClickDetailJson, 'journey'>;

/**
 * Tells a click's way: which offers were tried, why this one, what its flags mean. The route is computed again from what was
 * stored, by the redirect's own code and the settings of the version the click was routed by.
 */
@Injectable()
export class ClickJourney {
  constructor(
    private readonly db: Database,
    private readonly directory: CampaignDirectory,
    private readonly toolbox: CaptureToolbox,
    private readonly outs: ClickOutStore,
    @Inject(ClickIds) private readonly clickIds: ClickIds,
  ) {}

  async of(click: Detail): Promise<JourneyJson> {
    await this.directory.ensureFresh(this.db);
    return {
      ...(await this.route(click)),
      click_outs: await this.clickOuts(click),
      final_url: click.target,
      flags: click.flags.map((flag) => ({ flag, means: meaningOf(flag) })),
    };
  }

  private async route(click: Detail): Promise<Pick<JourneyJson, 'why' | 'offers' | 'landing_page' | 'note'>> {
    const now = this.directory.byNumber(Number(click.campaign_id));
    const reading = this.clickIds.read(click.click_id);
    if (!now || reading.kind !== 'genuine' || click.query === null || click.campaign_version === null)
      return { ...UNKNOWN, note: 'What it was routed by is no longer stored.' };
    const campaign = await campaignAsOf(this.db, now, click.campaign_version);
    if (!campaign) {
      const note = `The campaign has changed since: it is at version ${now.version}, the click was routed by ${click.campaign_version}.`;
      return { ...UNKNOWN, note };
    }
    const visit = this.visitOf(click, reading.clickedAtMs);
    const plan = routesOf(campaign);
    const decision = decideAgain(plan, visit, reading.uuid);
    const landing_page = landingPageOf(click, plan);
    if (String(decision.chosen?.offer.id) === click.offer_id) {
      return { why: explainChoice(decision, plan.sticky), offers: explainTries(decision, visit), landing_page, note: null };
    }
    const note =
      plan.sticky !== 'no'
        ? 'Sticky visitor: he keeps the offer that was chosen at his first visit.'
        : 'Decided by what is not stored: a cap reached that day, or digits of the address that were cut.';
    return { ...UNKNOWN, landing_page, note };
  }

  private async clickOuts(click: Detail): Promise<JourneyJson['click_outs']> {
    const reading = this.clickIds.read(click.click_id);
    return reading.kind === 'genuine' && click.landing_page_id !== null ? this.outs.list(reading.uuid) : [];
  }

  // The visitor as he was found out then, as far as it is stored: geo files and parsers may have changed since.
  private visitOf(click: Detail, atMs: number): Visit {
    const request = {
      rawQuery: click.query ?? '',
      ip: click.ip?.split('/', 1)[0] ?? '',
      userAgent: click.user_agent ?? '',
      referrer: click.referrer_url ?? '',
      acceptLanguage: '',
      visitorMark: '',
      prefetch: false,
    };
    const { tools } = this.toolbox;
    const found = tools.visitorOf(request);
    const { country, region, city, language, device, device_model: model, os, browser } = click;
    const then = Object.entries({ country, region, city, language, device, model, os, browser }).map(([name, value]) => [
      name,
      value ?? '',
    ]);
    const visitorOf = () => ({ ...found, ...(Object.fromEntries(then) as Partial<Visitor>) });
    return new Visit(request, atMs, { ...tools, visitorOf, capReached: () => undefined });
  }
}

const UNKNOWN = { why: null, offers: [], landing_page: null };

function landingPageOf({ landing_page_id: id }: Detail, plan: CampaignRoutes): JourneyJson['landing_page'] {
  const lander = plan.landers.find(({ page }) => String(page.id) === id);
  return lander ? { id: String(lander.page.id), name: lander.page.name, why: explainLander(lander, plan) ?? '' } : null;
}

function decideAgain(plan: CampaignRoutes, visit: Visit, uuid: string): Decision {
  return decideRoute(plan, { holds: (condition) => condition.holds(visit), capReached: () => undefined, hashed: uuid });
}
