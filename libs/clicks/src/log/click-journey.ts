import { Inject, Injectable } from '@nestjs/common';
import { CampaignDirectory, type Campaign } from '#campaigns';
import { Database } from '#database';
import { ClickIds } from '#kernel';
import { routesOf } from '../capture/campaign-routes.js';
import { decideRoute, type Decision } from '../routing/decide-route.js';
import { explainChoice, explainTries } from '../routing/explain-decision.js';
import { Visit } from '../capture/visit.js';
import type { ClickDetailJson, JourneyJson } from './click-shapes.js';
import { FLAG_WORDS } from './flag-words.js';

type Detail = Omit<ClickDetailJson, 'journey'>;

/**
 * Tells a click's way: which offers were tried, why this one, what its flags mean. The route is computed again from what was
 * stored, by the redirect's own code, as long as the campaign is what it was.
 */
@Injectable()
export class ClickJourney {
  constructor(
    private readonly db: Database,
    private readonly directory: CampaignDirectory,
    @Inject(ClickIds) private readonly clickIds: ClickIds,
  ) {}

  async of(click: Detail): Promise<JourneyJson> {
    await this.directory.ensureFresh(this.db);
    return { ...this.route(click), final_url: click.target, flags: click.flags.map((flag) => ({ flag, means: FLAG_WORDS[flag] })) };
  }

  private route(click: Detail): Pick<JourneyJson, 'why' | 'offers' | 'note'> {
    const campaign = this.directory.byNumber(Number(click.campaign_id));
    const reading = this.clickIds.read(click.click_id);
    if (!campaign || reading.kind !== 'genuine' || click.query === null)
      return { ...UNKNOWN, note: 'What it was routed by is no longer stored.' };
    if (click.campaign_version !== campaign.version) {
      const note = `The campaign has changed since: it is at version ${campaign.version}, the click was routed by ${click.campaign_version}.`;
      return { ...UNKNOWN, note };
    }
    const visit = this.visitOf(click, reading.clickedAtMs);
    const decision = decideAgain(campaign, visit, reading.uuid);
    if (String(decision.chosen?.offer.id) === click.offer_id) {
      return { why: explainChoice(decision, routesOf(campaign).sticky), offers: explainTries(decision, visit), note: null };
    }
    const note = routesOf(campaign).sticky
      ? 'The visitor kept the offer he was given that day (sticky visitor).'
      : 'Decided by what is not stored: a cap reached that day, or digits of the address that were cut.';
    return { ...UNKNOWN, note };
  }

  // The visitor as he was found out then: geo files and parsers may have changed since.
  private visitOf(click: Detail, atMs: number): Visit {
    const { country, region, city, language, device, os, browser } = click;
    const known = { country, region, city, language, device, os, browser };
    const visitor = Object.fromEntries(Object.entries(known).map(([name, value]) => [name, value ?? ''])) as Record<
      keyof typeof known,
      string
    >;
    const request = {
      rawQuery: click.query ?? '',
      ip: click.ip?.split('/', 1)[0] ?? '',
      userAgent: click.user_agent ?? '',
      referrer: click.referrer_url ?? '',
      acceptLanguage: '',
      prefetch: false,
    };
    return new Visit(request, atMs, {
      clickIds: this.clickIds,
      rateOf: (currency) => this.directory.rateOf(currency),
      visitorOf: () => visitor,
      capReached: () => undefined,
    });
  }
}

const UNKNOWN = { why: null, offers: [] };

function decideAgain(campaign: Campaign, visit: Visit, uuid: string): Decision {
  return decideRoute(routesOf(campaign), { holds: (condition) => condition.holds(visit), capReached: () => undefined, hashed: uuid });
}
