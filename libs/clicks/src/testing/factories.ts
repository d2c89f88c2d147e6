import type { Campaign, Offer } from '#campaigns';
import { ClickIds, VisitorSecrets } from '#kernel';
import { NOBODY } from '#macros';
import { aCampaign as plainCampaign } from '#testing';
import type { ClickRecord } from '../store/click-record.js';
import type { CaptureTools, ClickRequest } from '../capture/request/click-request.js';
import type { NewClick } from '../capture/new-click.js';

/** For specs of this lib: whole things that show only what a test is about. */
export const clickIds = new ClickIds({ secrets: ['a-secret-for-tests-only-0123456789'], prefix: 'push_' });
const visitorSecrets = new VisitorSecrets(['a-secret-for-tests-only-0123456789']);
export const NOON_MS = Date.UTC(2026, 10, 22, 12);
export { NOBODY };

export function aUuid(atMs = NOON_MS, campaign = 1): string {
  return clickIds.mint(campaign, atMs).uuid;
}

export function anOffer(given: Partial<Offer> = {}): Offer {
  return {
    id: 1,
    name: '',
    url: 'http://offer.example/?cid={click_id}',
    payout: 5_000_000n,
    currency: 'USD',
    weight: 100,
    status: 'active',
    ...given,
  };
}

/** With one offer: a click needs somewhere to go. */
export function aCampaign(given: Partial<Campaign> = {}): Campaign {
  return plainCampaign({ offers: [anOffer()], ...given });
}

export function aRequest(given: Partial<ClickRequest> = {}): ClickRequest {
  return {
    rawQuery: '',
    ip: '203.0.113.9',
    userAgent: 'Mozilla/5.0',
    referrer: '',
    acceptLanguage: '',
    visitorMark: '',
    prefetch: false,
    ...given,
  };
}

export function tools(given: Partial<CaptureTools> = {}): CaptureTools {
  return {
    clickIds,
    publicUrl: 'https://track.example',
    visitorSecrets,
    rateOf: (currency) => ({ USD: 10_000_000_000n, EUR: 11_000_000_000n })[currency],
    visitorOf: () => NOBODY,
    capReached: () => undefined,
    ...given,
  };
}

export function aRecord(given: Partial<ClickRecord> = {}): ClickRecord {
  return {
    id: aUuid(),
    campaign: 1,
    offer: 1,
    version: 1,
    query: '',
    ip: '203.0.113.9',
    agent: 'Mozilla/5.0',
    referrer: '',
    languages: '',
    target: 'http://offer.example/',
    ...given,
  };
}

export function aNewClick(
  id: string,
  given: Partial<NewClick['click']> = {},
  details: Partial<NewClick['details']> = {},
  costMicros = 0n,
): NewClick {
  return {
    click: {
      id,
      clickedAt: new Date(NOON_MS),
      campaignId: 1,
      offerId: 1,
      creativeId: 0,
      supplyId: 0,
      siteId: 0,
      sourceId: 0,
      referrerId: 0,
      regionId: 0,
      cityId: 0,
      modelId: 0,
      landingPageId: 0,
      country: 0,
      device: 0,
      os: 0,
      browser: 0,
      language: 0,
      flags: 0,
      subs: null,
      ...given,
    },
    costMicros,
    details: { ip: null, userAgent: '', referrer: '', externalId: '', query: '', target: '', campaignVersion: 1, ...details },
  };
}
