import type { CampaignAnswer } from '../campaign-shapes.js';
import type { CampaignRecord } from '../campaigns.store.js';
import { landingPageWarnings } from '../landing-pages/show-landing-page.js';

type Warning = CampaignAnswer['warnings'][number];

/**
 * What a person should know about a campaign's settings: saved all the same, but hardly meant so.
 *
 * unknownMacros  those of all its URLs, as written
 * hasRate        is there a rate for this currency? Without one its amounts count as nothing in totals
 */
export function campaignWarnings(
  record: CampaignRecord,
  unknownMacros: readonly string[],
  hasRate: (currency: string) => boolean,
): Warning[] {
  return [
    ...macroWarnings(unknownMacros),
    ...landingPageWarnings(record.landingPages),
    ...rateWarnings(currenciesOf(record).filter((currency) => !hasRate(currency))),
    ...offerWarnings(record.offers.filter(({ status }) => status === 'active')),
  ];
}

function macroWarnings(macros: readonly string[]): Warning[] {
  return macros.map((macro) => ({
    code: 'unknown_macro',
    message: `${macro} is no macro of ours and stays as it is. Check the spelling.`,
  }));
}

function currenciesOf({ campaign, offers }: CampaignRecord): string[] {
  const active = offers.filter(({ status }) => status === 'active');
  const ofEvents = campaign.events.flatMap(({ currency }) => currency ?? []);
  return [
    ...new Set([
      campaign.currency,
      ...active.map(({ currency }) => currency),
      ...(campaign.costCurrency === null ? [] : [campaign.costCurrency]),
      ...ofEvents,
    ]),
  ];
}

function rateWarnings(currencies: readonly string[]): Warning[] {
  return currencies.map((currency) => ({
    code: 'rate_missing',
    message: `There is no rate for ${currency} yet. Set it with PUT /api/v1/rates/${currency}.`,
  }));
}

function offerWarnings(offers: CampaignRecord['offers']): Warning[] {
  const nowhere = offers.every(({ weight }) => weight === 0);
  const lost = offers.filter(({ caps }) => typeof caps?.follow_up === 'number' && caps.follow_up >= offers.length);
  return [
    ...(nowhere ? [{ code: 'no_weight', message: 'All offers have weight 0: no visitor is sent to any of them. Give one a weight.' }] : []),
    ...lost.map(({ id, caps }) => ({
      code: 'follow_up_missing',
      message: `The follow-up of offer ${id} is place ${caps?.follow_up ?? ''} of the list, which holds ${offers.length} (counted from 0): the others take over by weight.`,
    })),
  ];
}
