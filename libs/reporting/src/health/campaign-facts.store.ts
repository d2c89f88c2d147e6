import { Injectable } from '@nestjs/common';
import { Database } from '#database';
import { firstUuidAt } from '#kernel';
import { DAYS_BEFORE, HOURS, type CampaignFacts, type HitCounts, type HourCounts } from './campaign-facts.js';
import { conversionRhythm, type Arrival } from './conversion-rhythm.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** A campaign's facts with what its answer names beside them. */
export interface FoundFacts {
  readonly campaignId: number;
  readonly facts: CampaignFacts;
}

/** Of a campaign: hours ago, and beside each what was in it. */
interface HoursRow extends Record<string, unknown> {
  campaign_id: number;
  ago: number[];
  clicks: number[];
  arrived: number[];
  converted: number[];
  cost: number[];
}

interface FactsRow extends Record<string, unknown> {
  id: number;
  /** conversions that came by file: hours ago that they occurred, that they were clicked */
  by_file: { occurred: number; clicked: number; n: number }[] | null;
  ever_converted: boolean;
  last_postback: Date | null;
  last_conversion: Date | null;
  /** of the latest conversions: when each came and how long after its click, in milliseconds */
  came: { at: number[] | null; delay: number[] | null };
  hits: { today: boolean; outcome: string; reason: string | null; n: number }[] | null;
  strangers: { today: boolean; reason: string | null; n: number }[] | null;
}

/** Gathers what health is judged by, for many campaigns at once. */
@Injectable()
export class CampaignFactsStore {
  constructor(private readonly db: Database) {}

  /** Whether there is such a campaign and it may be seen. */
  async exists(id: number, advertiserId: number | undefined): Promise<boolean> {
    const { rowCount } = await this.db.query('SELECT FROM campaigns WHERE id = $1 AND ($2::int IS NULL OR advertiser_id = $2)', [
      id,
      advertiserId ?? null,
    ]);
    return rowCount === 1;
  }

  /**
   * Clicks and cost come from totals (a few seconds behind), the rest from rows.
   *
   * ids            absent and foreign ones are absent from the answer
   * advertiserId   campaigns of this advertiser only; undefined: all
   */
  async factsOf(ids: readonly number[], advertiserId: number | undefined, nowMs: number): Promise<FoundFacts[]> {
    const days = (n: number) => nowMs - n * DAY_MS;
    const now = new Date(nowMs);
    const since = new Date(nowMs - HOURS * HOUR_MS);
    const values = [ids, advertiserId ?? null, now, since, firstUuidAt(days(1)), firstUuidAt(days(1 + DAYS_BEFORE)), firstUuidAt(nowMs)];
    // Side by side, because each takes as long as the other.
    const [rows, hours] = await Promise.all([
      this.read<FactsRow>(FACTS, values),
      this.read<HoursRow>(HOURS_OF_CAMPAIGNS, [ids, since, now]),
    ]);
    // Planning to read a year of days takes longer than most campaigns need.
    const silent = rows.filter((row) => row.last_postback === null).map((row) => row.id);
    const older =
      silent.length > 0
        ? await this.read<{ id: number; at: Date | null }>(LAST_POSTBACKS, [silent, firstUuidAt(days(1 + DAYS_BEFORE))])
        : [];
    const lastOf = new Map(older.map(({ id, at }) => [id, at]));
    const hoursById = new Map(hours.map((row) => [row.campaign_id, row]));
    return rows.map((row) => {
      const lastPostback = row.last_postback ?? lastOf.get(row.id) ?? null;
      return { campaignId: row.id, facts: factsOfRow({ ...row, last_postback: lastPostback }, hoursById.get(row.id), nowMs) };
    });
  }

  /** Not prepared: a plan for any days reads five times as long as one for these. */
  private async read<Row extends Record<string, unknown>>(sql: string, values: readonly unknown[]): Promise<Row[]> {
    return this.db.transaction(async (tx) => {
      // Its estimated cost would have it compiled, for a run of some tens of milliseconds.
      await tx.query('SET LOCAL jit = off');
      return (await tx.query<Row>(sql, values)).rows;
    });
  }
}

// A file that was uploaded says what happened, not how its sender's postbacks do. A hit made from one has a counter of its own at the
// edge, under its own id; no other counter has a hit's id.
const LIVE = (hit: string) => `NOT EXISTS (SELECT FROM edge_counters e WHERE e.run_id = ${hit} AND e.name = 'postbacks_received')`;

// Conversions by campaigns-and-time index, the latest 500 of four weeks and 250 of today, in whole milliseconds, which are quickest to
// write down: percentiles do not gain by more.
const MS = (time: string) => `(date_part('epoch', ${time}) * 1000)::bigint`;
const CONVERSIONS = (where: string, limit: number) =>
  `(SELECT ${MS('received_at')} AS at, ${MS('received_at - click_at')} AS delay FROM conversions c
     WHERE campaign_id = w.id AND kind = 'conversion' AND ${where} AND ${LIVE('c.receipt')} ORDER BY received_at DESC LIMIT ${limit})`;

// Hours that end with now, of quarters as totals_time tells them; then how many hours ago that was.
const HOUR = (quarter: string) => `date_bin('1 hour', ${quarter}, $3::timestamptz)`;
const AGO = (hour: string) => `(date_part('epoch', $3::timestamptz - ${hour}) / 3600)::int - 1`;
const HOURS_AGO = (at: string) => AGO(HOUR(`date_bin('15 minutes', ${at}, timestamptz 'epoch')`));

// Tens of thousands of numbers in all: JSON is read several times as fast as an array.
const LIST = (column: string) => `to_json(array_agg(${column}))`;

// $1 ids · $2 advertiser · $3 now · $4 two weeks ago · $5 first id of the last 24 h · $6 of the 7 days before · $7 first id after now
// One pass per table for all campaigns; date_part and float8, because extract and sums of bigint are numeric and ten times slower.
// Relies on conversions_campaign, postbacks_campaign (also for campaign_id IS NULL).
const FACTS = `WITH wanted AS MATERIALIZED (
  SELECT id, source_id FROM campaigns WHERE id = ANY ($1::int[]) AND ($2::int IS NULL OR advertiser_id = $2)
), hits AS (
  SELECT campaign_id, max(last_at) AS last_at, json_agg(json_build_object('today', today, 'outcome', outcome, 'reason', reason, 'n', n)) AS list FROM (
    SELECT campaign_id, id >= $5::uuid AS today, outcome, reason, count(*) AS n, max(received_at) AS last_at FROM postbacks p
     WHERE campaign_id = ANY ($1::int[]) AND id >= $6::uuid AND id < $7::uuid AND ${LIVE('p.id')} GROUP BY 1, 2, 3, 4) h GROUP BY 1
), strangers AS (
  SELECT source_id, json_agg(json_build_object('today', today, 'reason', reason, 'n', n)) AS list FROM (
    SELECT source_id, id >= $5::uuid AS today, reason, count(*) AS n FROM postbacks p
     WHERE campaign_id IS NULL AND source_id IN (SELECT source_id FROM wanted) AND outcome = 'rejected' AND id >= $6::uuid AND id < $7::uuid AND ${LIVE('p.id')} GROUP BY 1, 2, 3) s GROUP BY 1
), by_file AS (
  SELECT campaign_id, json_agg(json_build_object('occurred', occurred, 'clicked', clicked, 'n', n)) AS list FROM (
    SELECT c.campaign_id, ${HOURS_AGO('c.occurred_at')} AS occurred, ${HOURS_AGO('c.click_at')} AS clicked, count(*) AS n FROM edge_counters e
    CROSS JOIN LATERAL (
      SELECT click_id, conversion_id FROM postbacks WHERE id = e.run_id AND element > 0 AND outcome = 'accepted' AND campaign_id = ANY ($1::int[]) OFFSET 0
    ) p JOIN conversions c ON c.click_id = p.click_id AND c.id = p.conversion_id
    WHERE e.name = 'postbacks_received' AND e.day >= ($4::timestamptz AT TIME ZONE 'UTC')::date
      AND c.receipt = e.run_id AND c.kind = 'conversion' AND c.counts AND c.status <> 'rejected' GROUP BY 1, 2, 3) f GROUP BY 1
)
SELECT w.id, last_conversion.received_at AS last_conversion, came.list AS came, hits.list AS hits, strangers.list AS strangers, by_file.list AS by_file,
  EXISTS (SELECT FROM conversions c WHERE c.campaign_id = w.id AND c.kind = 'conversion' AND c.received_at <= $3) AS ever_converted,
  hits.last_at AS last_postback
FROM wanted w
LEFT JOIN hits ON hits.campaign_id = w.id
LEFT JOIN strangers ON strangers.source_id = w.source_id
LEFT JOIN by_file ON by_file.campaign_id = w.id
LEFT JOIN LATERAL (
  SELECT received_at FROM conversions c WHERE campaign_id = w.id AND kind = 'conversion' AND received_at <= $3 AND ${LIVE('c.receipt')} ORDER BY received_at DESC LIMIT 1
) last_conversion ON true
LEFT JOIN LATERAL (
  SELECT json_build_object('at', ${LIST('at')}, 'delay', ${LIST('delay')}) AS list FROM (
    ${CONVERSIONS(`received_at > $3::timestamptz - interval '24 hours' AND received_at <= $3`, 250)}
    UNION ALL
    ${CONVERSIONS(`received_at <= $3::timestamptz - interval '24 hours' AND received_at >= $3::timestamptz - interval '28 days'`, 500)}
  ) latest
) came ON true
ORDER BY w.id`;

/** $1 ids · $2 two weeks ago · $3 now. Relies on the primary key of totals_time. */
const HOURS_OF_CAMPAIGNS = `SELECT campaign_id, ${LIST(AGO('hour'))} AS ago, ${LIST('clicks')} AS clicks, ${LIST('arrived')} AS arrived, ${LIST('converted')} AS converted, ${LIST('cost')} AS cost FROM (
  SELECT campaign_id, ${HOUR('bucket')} AS hour, coalesce(sum(clicks), 0)::int AS clicks, coalesce(sum(cost::float8), 0) AS cost,
    coalesce(sum(pending + approved) FILTER (WHERE base = 2), 0)::int AS arrived, coalesce(sum(pending + approved) FILTER (WHERE base = 1), 0)::int AS converted
  FROM totals_time WHERE campaign_id = ANY ($1::int[]) AND bucket > $2 AND bucket <= $3 GROUP BY 1, 2) h GROUP BY 1`;

/** $1 ids · $2 the first id after those looked at. Relies on postbacks_campaign. */
const LAST_POSTBACKS = `SELECT w.id, (SELECT received_at FROM postbacks p WHERE p.campaign_id = w.id AND p.id < $2::uuid AND ${LIVE('p.id')} ORDER BY p.id DESC LIMIT 1) AS at
  FROM unnest($1::int[]) w (id)`;

function factsOfRow(row: FactsRow, counted: HoursRow | undefined, nowMs: number): CampaignFacts {
  return {
    nowMs,
    hours: hoursOf(counted, row.by_file ?? []),
    everConverted: row.ever_converted,
    lastPostbackMs: row.last_postback?.getTime(),
    lastConversionMs: row.last_conversion?.getTime(),
    ...conversionRhythm(arrivalsOf(row), (nowMs - DAY_MS) / 1000),
    hitsToday: hitsOf(row, true),
    hitsBefore: hitsOf(row, false),
    strangersToday: strangersOf(row, true),
    strangersBefore: strangersOf(row, false),
  };
}

function hoursOf(counted: HoursRow | undefined, files: NonNullable<FactsRow['by_file']>): HourCounts[] {
  const hours = Array.from({ length: HOURS }, () => ({ clicks: 0, arrived: 0, converted: 0, byFile: 0, costMicros: 0 }));
  for (const [at, hoursAgo] of (counted?.ago ?? []).entries()) {
    const hour = hours[hoursAgo];
    if (!hour) continue;
    hour.clicks = counted?.clicks[at] ?? 0;
    hour.arrived = counted?.arrived[at] ?? 0;
    hour.converted = counted?.converted[at] ?? 0;
    hour.costMicros = counted?.cost[at] ?? 0;
  }
  // Totals know no files: what came by one is taken out again.
  for (const { occurred, clicked, n } of files) {
    const [then, atClick] = [hours[occurred], hours[clicked]];
    if (then) then.byFile += n;
    if (then) then.arrived -= n;
    if (atClick) atClick.converted -= n;
  }
  // A conversion taken back after its hour leaves a negative change there; no hour converts less than nothing.
  return hours.map((hour) => ({ ...hour, arrived: Math.max(0, hour.arrived), converted: Math.max(0, hour.converted) }));
}

function arrivalsOf({ came: { at: times, delay } }: FactsRow): Arrival[] {
  return (times ?? []).map((ms, at) => ({ atS: ms / 1000, delayS: (delay?.[at] ?? 0) / 1000 }));
}

function hitsOf({ hits }: FactsRow, today: boolean): HitCounts {
  const own = (hits ?? []).filter((hit) => hit.today === today);
  const accepted = own.filter(({ outcome }) => outcome === 'accepted').reduce((sum, { n }) => sum + n, 0);
  return {
    accepted,
    rejected: Object.fromEntries(own.filter(({ outcome }) => outcome === 'rejected').map(({ reason, n }) => [reason ?? '', n])),
  };
}

function strangersOf({ strangers }: FactsRow, today: boolean): Record<string, number> {
  return Object.fromEntries((strangers ?? []).filter((hit) => hit.today === today).map(({ reason, n }) => [reason ?? '', n]));
}
