import { Injectable } from '@nestjs/common';
import { Database } from '#database';
import { firstUuidAt } from '#kernel';
import { DAYS_BEFORE, HOURS, type CampaignFacts, type Delay, type HitCounts, type HourCounts } from './campaign-facts.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** A campaign's facts with what its answer names beside them. */
export interface FoundFacts {
  readonly campaignId: number;
  readonly facts: CampaignFacts;
}

interface DelayRow {
  median_s: number;
  p90_s: number;
  n: number;
}

interface FactsRow extends Record<string, unknown> {
  id: number;
  /** hours ago, and beside each what was in it; null: nothing was */
  ago: number[] | null;
  clicks: number[] | null;
  arrived: number[] | null;
  converted: number[] | null;
  cost: number[] | null;
  /** conversions that came by file: hours ago that they occurred, that they were clicked */
  by_file: { occurred: number; clicked: number; n: number }[] | null;
  ever_converted: boolean;
  last_postback: Date | null;
  last_conversion: Date | null;
  usual: DelayRow;
  today: DelayRow;
  gaps: { mean_s: number; longest_s: number | null; n: number };
  hits: { today: boolean; outcome: string; reason: string | null; n: number }[] | null;
  strangers: { today: boolean; reason: string | null; n: number }[] | null;
}

/** Gathers what health is judged by, for many campaigns in one statement. */
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
    const values = [
      ids,
      advertiserId ?? null,
      new Date(nowMs),
      new Date(nowMs - HOURS * HOUR_MS),
      firstUuidAt(days(1)),
      firstUuidAt(days(1 + DAYS_BEFORE)),
      firstUuidAt(nowMs),
    ];
    const rows = await this.db.transaction(async (tx) => {
      // Its estimated cost would have it compiled, for a run of some tens of milliseconds.
      await tx.query('SET LOCAL jit = off');
      return (await tx.query<FactsRow>(FACTS, values, 'campaign_facts')).rows;
    });
    return rows.map((row) => ({ campaignId: row.id, facts: factsOfRow(row, nowMs) }));
  }
}

// A file that was uploaded says what happened, not how its sender's postbacks do. A hit made from one has a counter of its own at the
// edge, under its own id; no other counter has a hit's id.
const LIVE = (hit: string) => `NOT EXISTS (SELECT FROM edge_counters e WHERE e.run_id = ${hit} AND e.name = 'postbacks_received')`;

// Conversions by campaigns-and-time index, the latest 1,000 of four weeks and 500 of today: percentiles do not gain by more.
const CONVERSIONS = (which: { today: boolean; where: string; limit: number }) =>
  `(SELECT received_at, date_part('epoch', received_at - click_at) AS delay, ${which.today} AS today FROM conversions c
     WHERE campaign_id = w.id AND kind = 'conversion' AND ${which.where} AND ${LIVE('c.receipt')} ORDER BY received_at DESC LIMIT ${which.limit})`;

// As totals_time tells it: by quarters of an hour.
const HOURS_AGO = (at: string) =>
  `floor(date_part('epoch', $3::timestamptz - date_bin('15 minutes', ${at}, timestamptz 'epoch')) / 3600)::int`;

const DELAYS = (which: string) => `json_build_object('n', count(*) FILTER (WHERE ${which}),
  'median_s', coalesce(percentile_cont(0.5) WITHIN GROUP (ORDER BY delay) FILTER (WHERE ${which}), 0),
  'p90_s', coalesce(percentile_cont(0.9) WITHIN GROUP (ORDER BY delay) FILTER (WHERE ${which}), 0))`;

// $1 ids · $2 advertiser · $3 now · $4 two weeks ago · $5 first id of the last 24 h · $6 of the 7 days before · $7 first id after now
// One pass per table for all campaigns; date_part and float8, because extract and sums of bigint are numeric and ten times slower.
// Relies on the primary key of totals_time and on conversions_campaign, postbacks_campaign (also for campaign_id IS NULL).
const FACTS = `WITH wanted AS MATERIALIZED (
  SELECT id, source_id FROM campaigns WHERE id = ANY ($1::int[]) AND ($2::int IS NULL OR advertiser_id = $2)
), hours AS (
  SELECT campaign_id, array_agg(ago) AS ago, array_agg(clicks) AS clicks, array_agg(arrived) AS arrived, array_agg(converted) AS converted, array_agg(cost) AS cost FROM (
    SELECT campaign_id, floor(date_part('epoch', $3::timestamptz - bucket) / 3600)::int AS ago,
      coalesce(sum(clicks) FILTER (WHERE base = 0), 0)::int AS clicks, coalesce(sum(cost::float8) FILTER (WHERE base = 0), 0) AS cost,
      coalesce(sum(pending + approved) FILTER (WHERE base = 2), 0)::int AS arrived, coalesce(sum(pending + approved) FILTER (WHERE base = 1), 0)::int AS converted
    FROM totals_time WHERE campaign_id = ANY ($1::int[]) AND bucket > $4 AND bucket <= $3 GROUP BY 1, 2) h GROUP BY 1
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
SELECT w.id, hours.ago, hours.clicks, hours.arrived, hours.converted, hours.cost, last_conversion.received_at AS last_conversion, times.usual, times.today, times.gaps, hits.list AS hits, strangers.list AS strangers, by_file.list AS by_file,
  EXISTS (SELECT FROM conversions c WHERE c.campaign_id = w.id AND c.kind = 'conversion' AND c.received_at <= $3) AS ever_converted,
  coalesce(hits.last_at, (SELECT received_at FROM postbacks p WHERE p.campaign_id = w.id AND p.id < $6::uuid AND ${LIVE('p.id')} ORDER BY p.id DESC LIMIT 1)) AS last_postback
FROM wanted w
LEFT JOIN hours ON hours.campaign_id = w.id
LEFT JOIN hits ON hits.campaign_id = w.id
LEFT JOIN strangers ON strangers.source_id = w.source_id
LEFT JOIN by_file ON by_file.campaign_id = w.id
LEFT JOIN LATERAL (
  SELECT received_at FROM conversions c WHERE campaign_id = w.id AND kind = 'conversion' AND received_at <= $3 AND ${LIVE('c.receipt')} ORDER BY received_at DESC LIMIT 1
) last_conversion ON true
LEFT JOIN LATERAL (
  SELECT ${DELAYS('NOT today')} AS usual, ${DELAYS('today')} AS today,
    json_build_object('n', count(gap), 'mean_s', coalesce(avg(gap), 0), 'longest_s', percentile_disc(0.9) WITHIN GROUP (ORDER BY longest)) AS gaps
  FROM (SELECT *, CASE WHEN row_number() OVER (PARTITION BY date_trunc('day', received_at) ORDER BY gap DESC NULLS LAST) = 1 THEN gap END AS longest
    FROM (SELECT *, date_part('epoch', received_at - lag(received_at) OVER (ORDER BY received_at)) AS gap FROM (
      ${CONVERSIONS({ today: true, where: `received_at > $3::timestamptz - interval '24 hours' AND received_at <= $3`, limit: 500 })}
      UNION ALL
      ${CONVERSIONS({ today: false, where: `received_at <= $3::timestamptz - interval '24 hours' AND received_at >= $3::timestamptz - interval '28 days'`, limit: 1_000 })}
    ) latest) paused) c
) times ON true
ORDER BY w.id`;

function factsOfRow(row: FactsRow, nowMs: number): CampaignFacts {
  return {
    nowMs,
    hours: hoursOf(row),
    everConverted: row.ever_converted,
    lastPostbackMs: row.last_postback?.getTime(),
    lastConversionMs: row.last_conversion?.getTime(),
    usualDelay: delayOf(row.usual),
    todayDelay: delayOf(row.today),
    gaps: row.gaps.longest_s === null ? undefined : { meanS: row.gaps.mean_s, longestUsualS: row.gaps.longest_s, count: row.gaps.n },
    hitsToday: hitsOf(row, true),
    hitsBefore: hitsOf(row, false),
    strangersToday: strangersOf(row, true),
    strangersBefore: strangersOf(row, false),
  };
}

function hoursOf({ ago, clicks, arrived, converted, cost, by_file: files }: FactsRow): HourCounts[] {
  const hours = Array.from({ length: HOURS }, () => ({ clicks: 0, arrived: 0, converted: 0, byFile: 0, costMicros: 0 }));
  for (const [at, hoursAgo] of (ago ?? []).entries()) {
    const hour = hours[hoursAgo];
    if (!hour) continue;
    hour.clicks = clicks?.[at] ?? 0;
    hour.arrived = arrived?.[at] ?? 0;
    hour.converted = converted?.[at] ?? 0;
    hour.costMicros = cost?.[at] ?? 0;
  }
  // Totals know no files: what came by one is taken out again.
  for (const { occurred, clicked, n } of files ?? []) {
    const [then, atClick] = [hours[occurred], hours[clicked]];
    if (then) then.byFile += n;
    if (then) then.arrived -= n;
    if (atClick) atClick.converted -= n;
  }
  // A conversion taken back after its hour leaves a negative change there; no hour converts less than nothing.
  return hours.map((hour) => ({ ...hour, arrived: Math.max(0, hour.arrived), converted: Math.max(0, hour.converted) }));
}

function delayOf({ median_s: medianS, p90_s: p90S, n }: DelayRow): Delay | undefined {
  return n === 0 ? undefined : { medianS, p90S, conversions: n };
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
