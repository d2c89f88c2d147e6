import { readExtra, type Campaign } from '#campaigns';
import { timeOfUuid, type Micros } from '#kernel';
import type { Visitor } from '#macros';
import { ClickQuery } from '../capture/request/click-query.js';
import type { ClickRecord } from '../store/click-record.js';
import { cleanText } from '../capture/request/clean-text.js';
import type { DictionaryIds, DimensionValue } from '../store/dictionary-ids.js';
import type { DimensionName } from '../store/dimension-codes.js';
import { maskAddress } from './mask-address.js';
import type { NewClick } from '../capture/new-click.js';
import { priceClick } from './price-click.js';
import { isEarlyInMinute, type PacedClick } from '../quality/click-pace.js';
import type { VisitorMarks } from '../quality/visitor-key.js';
import { readAgent } from './read-agent.js';
import { referrerDomain } from './read-language.js';
import { readSubs } from '../capture/request/read-subs.js';
import { CLICK_FLAG } from '../store/stored-click.js';

/** A click with everything found out about it, its dimension values still as texts. */
export interface EnrichedClick {
  readonly record: ClickRecord;
  readonly values: Readonly<Record<ClickDimension, string>>;
  /** sub1 … up to the last one given; '' where one is missing */
  readonly subs: readonly string[];
  readonly costMicros: Micros;
  readonly flags: number;
  /** who this is within the campaign's window of uniqueness; undefined for a bot, who is nobody */
  readonly visitorKey: string | undefined;
  /** for the labels of clicks that come too fast; undefined for a bot, and for a visitor without address, who cannot be told from others */
  readonly paced: PacedClick | undefined;
  readonly externalId: string;
  /** masked unless whole addresses are switched on */
  readonly ip: string | null;
}

type ClickDimension = Exclude<DimensionName, 'sub' | 'event'>;

export interface EnrichTools {
  readonly storeFullIps: boolean;
  readonly campaignOf: (id: number) => Campaign | undefined;
  readonly rateOf: (currency: string) => bigint | undefined;
  readonly visitorOf: (request: { ip: string; userAgent: string; acceptLanguage: string }) => Visitor;
  readonly isDataCentre: (ip: string) => boolean;
  readonly visitorKeyOf: (marks: VisitorMarks, atMs: number, windowMs: number) => string;
  readonly addressKeyOf: (ip: string, atMs: number) => string;
}

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** Finds out what a click is worth knowing for reports. Pure but for the tools; never throws on what a visitor sent. */
export function enrichClick(record: ClickRecord, tools: EnrichTools): EnrichedClick {
  const query = new ClickQuery(record.query);
  const campaign = tools.campaignOf(record.campaign);
  const flags = flagsOf(record, tools);
  const visitor = tools.visitorOf({ ip: record.ip, userAgent: record.agent, acceptLanguage: record.languages });
  return {
    record,
    values: {
      creative: query.get('creative_id'),
      supply: query.get('supply_id'),
      site: query.get('site_id'),
      source: query.get('source'),
      referrer: referrerDomain(record.referrer),
      region: visitor.region,
      city: visitor.city,
      country: visitor.country,
      device: visitor.device,
      model: visitor.model,
      os: visitor.os,
      browser: visitor.browser,
      language: visitor.language,
    },
    subs: readSubs(query),
    costMicros: (campaign && priceClick(record.id, query, campaign, tools.rateOf)?.baseMicros) ?? 0n,
    flags,
    visitorKey: flags & CLICK_FLAG.bot ? undefined : visitorKeyOf(record, campaign, tools),
    paced: flags & CLICK_FLAG.bot || record.ip === '' ? undefined : pacedOf(record, tools),
    externalId: query.get('external_id'),
    ip: maskAddress(record.ip, tools.storeFullIps),
  };
}

/** Every value the clicks need a number for. */
export function dimensionValuesOf(clicks: readonly EnrichedClick[]): DimensionValue[] {
  const wanted: DimensionValue[] = [];
  for (const { values, subs } of clicks) {
    for (const dimension in values) wanted.push({ dimension: dimension as ClickDimension, value: values[dimension as ClickDimension] });
    for (const value of subs) wanted.push({ dimension: 'sub', value });
  }
  return wanted;
}

/**
 * The row to be written, once the dictionary has numbered the values.
 *
 * found  what only the stores could tell, bits of CLICK_FLAG: first of its visitor, too fast
 */
export function newClickOf(click: EnrichedClick, ids: DictionaryIds, found: number): NewClick {
  const { record, values } = click;
  const id = (dimension: ClickDimension) => ids.get(dimension, values[dimension]);
  return {
    click: {
      id: record.id,
      clickedAt: new Date(timeOfUuid(record.id)),
      campaignId: record.campaign,
      offerId: record.offer,
      creativeId: id('creative'),
      supplyId: id('supply'),
      siteId: id('site'),
      sourceId: id('source'),
      referrerId: id('referrer'),
      regionId: id('region'),
      cityId: id('city'),
      modelId: id('model'),
      landingPageId: record.lander ?? 0,
      country: id('country'),
      device: id('device'),
      os: id('os'),
      browser: id('browser'),
      language: id('language'),
      flags: click.flags | found,
      subs: click.subs.length === 0 ? null : click.subs.map((value) => ids.get('sub', value) || null),
    },
    costMicros: click.costMicros,
    details: {
      ip: click.ip,
      userAgent: cleanText(record.agent, 1_000),
      referrer: cleanText(record.referrer, 2_000),
      externalId: cleanText(click.externalId),
      query: cleanText(record.query, 16_000),
      target: record.target,
      campaignVersion: record.version,
    },
  };
}

// Fetching ahead is a browser's doing, not a person's: it counts as a bot until the person really comes (and makes a click of its own).
function flagsOf({ ip, agent, prefetch }: ClickRecord, tools: EnrichTools): number {
  if (prefetch) return CLICK_FLAG.prefetch | CLICK_FLAG.bot;
  if (tools.isDataCentre(ip)) return CLICK_FLAG.dataCentre | CLICK_FLAG.bot;
  if (readAgent(agent).bot) return CLICK_FLAG.bot;
  return agent === '' ? CLICK_FLAG.noAgent : 0;
}

function pacedOf({ id, ip, agent }: ClickRecord, tools: EnrichTools): PacedClick {
  const atMs = timeOfUuid(id);
  const keyBefore = isEarlyInMinute(atMs) ? tools.addressKeyOf(ip, atMs - MINUTE_MS) : undefined;
  return { uuid: id, atMs, key: tools.addressKeyOf(ip, atMs), keyBefore, agent };
}

function visitorKeyOf({ id, campaign: campaignId, ip, agent }: ClickRecord, campaign: Campaign | undefined, tools: EnrichTools): string {
  const windowMs = readExtra(campaign?.extra ?? {}).unique_window_hours * HOUR_MS;
  return tools.visitorKeyOf({ campaignId, ip, agent }, timeOfUuid(id), windowMs);
}
