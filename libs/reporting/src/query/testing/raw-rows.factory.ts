import { randomBytes } from 'node:crypto';
import { CLICK_FLAG, DIMENSION, type DimensionName } from '#clicks';
import type { Database, Queryable } from '#database';
import { bytesFromUuid, firstUuidAt, uuidFromBytes } from '#kernel';

/** What a click and a fact are counted by, as texts; '' is "not given". */
export interface RawDimensions {
  campaign: number;
  offer: number;
  creative: string;
  supply_id: string;
  site_id: string;
  source: string;
  referrer: string;
  region: string;
  city: string;
  country: string;
  device: string;
  os: string;
  browser: string;
  language: string;
  /** number of the landing page; 0: none */
  landing_page: number;
  /** sub1, sub2, … */
  subs: readonly string[];
}

export interface RawClick extends RawDimensions {
  /** uuid; any of that time when it is left out */
  id?: string;
  atMs: number;
  costMicros: number;
  flags: number;
}

export interface RawFact extends RawDimensions {
  /** uuid; any of that time when it is left out */
  clickId?: string;
  clickAtMs: number;
  atMs: number;
  event: string;
  pending: number;
  approved: number;
  rejected: number;
  revenueMicros: number;
  approvedMicros: number;
  costMicros: number;
  delayS: number;
  /** 1: the visitor went on from the landing page */
  landerClicks: number;
}

const NOTHING_GIVEN: RawDimensions = {
  campaign: 1,
  offer: 1,
  creative: '',
  supply_id: '',
  site_id: '',
  source: '',
  referrer: '',
  region: '',
  city: '',
  country: '',
  device: '',
  os: '',
  browser: '',
  language: '',
  landing_page: 0,
  subs: [],
};

export function aClick(given: Partial<RawClick> & { at?: string } = {}): RawClick {
  const { at, ...rest } = given;
  return { ...NOTHING_GIVEN, atMs: Date.parse(at ?? '2026-11-10T12:00:00Z'), costMicros: 0, flags: CLICK_FLAG.unique, ...rest };
}

/** An approved conversion of 1.00 unless told otherwise, an hour after its click. */
export function aFact(given: Partial<RawFact> & { clickAt?: string; at?: string } = {}): RawFact {
  const { at, clickAt, ...rest } = given;
  const clickAtMs = Date.parse(clickAt ?? '2026-11-10T12:00:00Z');
  return {
    ...NOTHING_GIVEN,
    clickAtMs,
    atMs: at === undefined ? clickAtMs + 3_600_000 : Date.parse(at),
    event: 'conversion',
    pending: 0,
    approved: 1,
    rejected: 0,
    revenueMicros: 1_000_000,
    approvedMicros: 1_000_000,
    costMicros: 0,
    delayS: 3_600,
    landerClicks: 0,
    ...rest,
  };
}

const TEXTS = [
  ['creative_id', 'creative'],
  ['supply_id', 'supply_id'],
  ['site_id', 'site_id'],
  ['source_id', 'source'],
  ['referrer_id', 'referrer'],
  ['region_id', 'region'],
  ['city_id', 'city'],
  ['country', 'country'],
  ['device', 'device'],
  ['os', 'os'],
  ['browser', 'browser'],
  ['language', 'language'],
] as const;
const DICTIONARY: Readonly<Record<string, DimensionName>> = { supply_id: 'supply', site_id: 'site' };

/** Writes rows as one batch with its mark, in one transaction, as the writers do. Tables are written directly: this is what reports must agree with. */
export async function writeRows(db: Database, rows: { clicks?: readonly RawClick[]; facts?: readonly RawFact[] }): Promise<void> {
  const { clicks = [], facts = [] } = rows;
  if (clicks.length + facts.length === 0) return;
  const ids = await textIds(db, [...clicks, ...facts]);
  await db.transaction(async (tx) => {
    const { rows: next } = await tx.query<{ batch: string }>(`SELECT nextval('batch_ids') AS batch`);
    const batch = next[0]?.batch ?? '0';
    for (const click of clicks) {
      await insert(tx, 'clicks', {
        id: click.id ?? idAt(click.atMs),
        at: new Date(click.atMs),
        cost: click.costMicros,
        batch,
        flags: click.flags,
        ...columns(click, ids),
      });
    }
    for (const fact of facts) {
      await insert(tx, 'conversion_facts', {
        click_id: fact.clickId ?? idAt(fact.clickAtMs),
        conversion_id: idAt(fact.atMs),
        seq: 1,
        batch,
        click_at: new Date(fact.clickAtMs),
        at: new Date(fact.atMs),
        event_id: ids.get(`event ${fact.event}`) ?? 0,
        pending: fact.pending,
        approved: fact.approved,
        rejected: fact.rejected,
        revenue: fact.revenueMicros,
        revenue_approved: fact.approvedMicros,
        cost: fact.costMicros,
        delay_s: fact.delayS,
        lander_clicks: fact.landerClicks,
        ...columns(fact, ids),
      });
    }
    await tx.query('INSERT INTO batches (id, n) VALUES ($1, $2)', [batch, clicks.length + facts.length]);
  });
}

/** A campaign of an advertiser of its own, with the given numbers; its offer has the number of the campaign. */
export async function writeCampaign(db: Queryable, id: number, advertiserId = id): Promise<void> {
  await db.query(
    `INSERT INTO advertisers (id, name) OVERRIDING SYSTEM VALUE VALUES ($1, 'Advertiser ' || $1::int) ON CONFLICT DO NOTHING`,
    [advertiserId],
  );
  await db.query(
    `INSERT INTO postback_sources (id, key, advertiser_id, name) OVERRIDING SYSTEM VALUE VALUES ($1, 'key' || $1::int, $2, '') ON CONFLICT DO NOTHING`,
    [id, advertiserId],
  );
  await db.query(
    `INSERT INTO campaigns (id, key, name, advertiser_id, source_id, currency) OVERRIDING SYSTEM VALUE VALUES ($1, 'key' || $1::int, 'Campaign ' || $1::int, $2, $1, 'USD')`,
    [id, advertiserId],
  );
  await db.query(
    `INSERT INTO offers (id, campaign_id, position, name, url, payout, currency) OVERRIDING SYSTEM VALUE VALUES ($1, $1, 1, 'Offer ' || $1::int, 'http://offer.example/', 1000000, 'USD')`,
    [id],
  );
}

function columns(row: RawDimensions, ids: ReadonlyMap<string, number>): Record<string, unknown> {
  const texts = TEXTS.map(([column, name]) => [column, ids.get(`${DICTIONARY[name] ?? name} ${row[name]}`) ?? 0]);
  const subs = row.subs.length > 0 ? row.subs.map((sub) => ids.get(`sub ${sub}`) ?? null) : null;
  return { campaign_id: row.campaign, offer_id: row.offer, landing_page_id: row.landing_page, subs, ...Object.fromEntries(texts) };
}

async function textIds(db: Queryable, rows: readonly (RawClick | RawFact)[]): Promise<Map<string, number>> {
  const wanted = new Map<string, { code: number; small: boolean; value: string }>();
  const want = (dimension: DimensionName, value: string) =>
    value !== '' && wanted.set(`${dimension} ${value}`, { ...DIMENSION[dimension], value });
  for (const row of rows) {
    for (const [, name] of TEXTS) want((DICTIONARY[name] ?? name) as DimensionName, row[name]);
    for (const sub of row.subs) want('sub', sub);
    if ('event' in row) want('event', row.event);
  }
  const ids = new Map<string, number>();
  for (const [key, { code, small, value }] of wanted) {
    const { rows: found } = await db.query<{ id: number }>(
      `INSERT INTO dictionary (dimension, value, id) VALUES ($1, $2, nextval($3)) ON CONFLICT (dimension, value) DO UPDATE SET value = excluded.value RETURNING id`,
      [code, value, small ? 'dictionary_small_ids' : 'dictionary_ids'],
    );
    ids.set(key, found[0]?.id ?? 0);
  }
  return ids;
}

function insert(db: Queryable, table: string, row: Record<string, unknown>): Promise<unknown> {
  const names = Object.keys(row);
  return db.query(
    `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map((_, at) => `$${at + 1}`).join(', ')})`,
    Object.values(row),
  );
}

/** An id with the given time and random rest. */
export function idAt(ms: number): string {
  const bytes = bytesFromUuid(firstUuidAt(ms));
  randomBytes(10).copy(bytes, 6);
  return uuidFromBytes(bytes);
}

/** Landing pages of a campaign, with these numbers. */
export async function writeLandingPages(db: Queryable, campaign: number, ids: readonly number[]): Promise<void> {
  for (const id of ids)
    await db.query(
      `INSERT INTO landing_pages (id, campaign_id, name, url) OVERRIDING SYSTEM VALUE VALUES ($1, $2, 'Page ' || $1::int, 'http://lander.example/')`,
      [id, campaign],
    );
}
