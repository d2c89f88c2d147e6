import type { Campaign } from '#campaigns';
import { convertAmount, parseDecimal, type ClickIds, type Micros } from '#kernel';
import { MAX_CLICK_COST } from '../enrich/price-click.js';

/** Why a row is refused; thrown by the readers below, caught by readImportRow. */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

const MAX_ID_LENGTH = 256;
const OLDEST_MS = Date.UTC(2000, 0, 1);
const CLOCK_TOLERANCE_MS = 5 * 60_000;

/** Kept byte for byte. Ids of our own form, also forged ones, are refused: a postback with such an id is never looked up among imported ones. */
export function readExternalId(text: string, clickIds: Pick<ClickIds, 'read'>): string {
  if (text === '') throw new Refusal('missing_click_id', 'click_id is empty.');
  if (text.length > MAX_ID_LENGTH)
    throw new Refusal('malformed_click_id', `click_id is ${text.length} characters long; at most ${MAX_ID_LENGTH} are taken.`);
  if (/[\u0000-\u001f\u007f]|\p{Surrogate}|\ufffd/u.test(text))
    throw new Refusal('malformed_click_id', 'click_id holds a control character or broken text. Save the file as UTF-8.');
  if (clickIds.read(text).kind !== 'foreign')
    throw new Refusal('own_click_id', 'click_id has the form of our own ids; those are stored by the redirect, not imported.');
  return text;
}

export function readCampaign(text: string, campaignOf: (id: number) => Campaign | undefined): Campaign {
  const campaign = /^\d{1,9}$/.test(text.trim()) ? campaignOf(Number(text)) : undefined;
  if (!campaign)
    throw new Refusal('campaign_not_found', `No campaign "${text.slice(0, 50)}". campaign_id takes the id that /api/v1/campaigns shows.`);
  return campaign;
}

/** ISO 8601 ("2026-11-22T12:00:00.000Z"; without a zone it is UTC) or Unix time in seconds or milliseconds. */
export function readInstant(text: string, nowMs: number): number {
  const trimmed = text.trim();
  const ms = /^\d{9,10}$/.test(trimmed) ? Number(trimmed) * 1_000 : /^\d{12,13}$/.test(trimmed) ? Number(trimmed) : readIso(trimmed);
  if (ms === undefined || Number.isNaN(ms)) {
    throw new Refusal(
      'invalid_clicked_at',
      `clicked_at "${text.slice(0, 50)}" is no instant. Use ISO 8601 such as 2026-11-22T12:00:00.000Z.`,
    );
  }
  if (ms > nowMs + CLOCK_TOLERANCE_MS) throw new Refusal('invalid_clicked_at', `clicked_at "${text.slice(0, 50)}" lies in the future.`);
  if (ms < OLDEST_MS) throw new Refusal('invalid_clicked_at', `clicked_at "${text.slice(0, 50)}" lies before the year 2000.`);
  return Math.trunc(ms);
}

function readIso(text: string): number | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)\s*(Z|[+-]\d{2}:?\d{2})?)?$/i.exec(text);
  if (!match) return undefined;
  const [, day = '', time = '00:00', zone = 'Z'] = match;
  // Date.parse takes 30 February for 2 March.
  if (new Date(`${day}T00:00:00Z`).toJSON()?.slice(0, 10) !== day) return undefined;
  return Date.parse(`${day}T${time}${zone.length === 5 ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone.toUpperCase()}`);
}

/** The named offer of the campaign; without one the campaign's first. */
export function readOffer(text: string, campaign: Campaign): number {
  if (text.trim() === '') return campaign.offers[0]?.id ?? 0;
  const offer = campaign.offers.find(({ id }) => String(id) === text.trim());
  if (!offer) throw new Refusal('offer_not_found', `Campaign ${campaign.id} has no offer "${text.slice(0, 50)}".`);
  return offer.id;
}

/** Stated cost in the campaign's cost currency; an imported click without one cost nothing: what the model says today need not have held then. */
export function readCost(text: string, campaign: Campaign, rateOf: (currency: string) => bigint | undefined): Micros {
  if (text.trim() === '') return 0n;
  const amount = parseDecimal(text.trim());
  if (amount === undefined || amount < 0n)
    throw new Refusal('invalid_cost', `cost "${text.slice(0, 50)}" is no amount. Use a decimal such as 0.0125, at most 6 decimals.`);
  const currency = campaign.costCurrency ?? campaign.currency;
  const rate = rateOf(currency);
  if (rate === undefined)
    throw new Refusal(
      'unknown_currency',
      `There is no rate for ${currency}, the currency of campaign ${campaign.id}'s cost. Set it at /api/v1/rates.`,
    );
  const base = convertAmount(amount, rate);
  if (base > MAX_CLICK_COST) throw new Refusal('invalid_cost', `cost "${text.slice(0, 50)}" is more than a click can cost.`);
  return base;
}
