import { Injectable } from '@nestjs/common';
import type { Queryable } from '#database';
import { firstUuidAt, type Micros } from '#kernel';
import { holdCampaign } from './undo-costs.store.js';

/** Clicks whose cost is corrected; dictionary ids, undefined: any. */
export interface CostScope {
  readonly campaignId: number;
  readonly fromMs: number;
  readonly toMs: number;
  readonly supplyId: number | undefined;
  readonly siteId: number | undefined;
  readonly creativeId: number | undefined;
  readonly sourceId: number | undefined;
  readonly country: number | undefined;
}

/** What a correction did; amounts in BASE_CURRENCY. */
export interface CostOutcome {
  readonly clicks: number;
  readonly beforeMicros: Micros;
  readonly afterMicros: Micros;
}

export interface StoredCorrection extends CostOutcome {
  readonly id: string;
  readonly request: string;
  readonly undone: boolean;
}

/**
 * Each click's share is the difference of two whole parts of the amount, so that the shares add up to it to the millionth.
 * What a click costs now is its own cost and all corrections before. Only differences are written, as facts that reports
 * count at click time: folded clicks stay as they are. Relies on the primary keys of clicks (days) and conversion_facts (click).
 */
const SPREAD = `
  WITH chosen AS MATERIALIZED (
    SELECT c.*, c.cost + coalesce((SELECT sum(f.cost) FROM conversion_facts f JOIN cost_corrections k ON k.id = f.conversion_id WHERE f.click_id = c.id), 0) AS current,
      row_number() OVER (ORDER BY c.id) AS nth, count(*) OVER () AS n
    FROM clicks c
    WHERE c.id >= $3::uuid AND c.id < $4::uuid AND c.campaign_id = $5
      AND ($6::int IS NULL OR c.supply_id = $6) AND ($7::int IS NULL OR c.site_id = $7) AND ($8::int IS NULL OR c.creative_id = $8)
      AND ($9::int IS NULL OR c.source_id = $9) AND ($10::int IS NULL OR c.country = $10)),
  mark AS MATERIALIZED (SELECT nextval('batch_ids') AS batch),
  spread AS (SELECT *, div($2::numeric * nth, n) - div($2::numeric * (nth - 1), n) - current AS difference FROM chosen),
  written AS (
    INSERT INTO conversion_facts (click_id, conversion_id, seq, batch, click_at, at, campaign_id, offer_id, creative_id, supply_id, site_id, source_id,
      referrer_id, region_id, city_id, event_id, country, device, os, browser, language, subs,
      pending, approved, rejected, revenue, revenue_approved, cost, delay_s, model_id, landing_page_id)
    SELECT id, $1::uuid, 1, (SELECT batch FROM mark), at, at, campaign_id, offer_id, creative_id, supply_id, site_id, source_id,
      referrer_id, region_id, city_id, 0, country, device, os, browser, language, subs, 0, 0, 0, 0, 0, difference, 0, model_id, landing_page_id
    FROM spread WHERE difference <> 0 RETURNING 1),
  marked AS (INSERT INTO batches (id, n) SELECT (SELECT batch FROM mark), count(*) FROM written HAVING count(*) > 0)
  SELECT count(*)::int AS clicks, coalesce(sum(current), 0)::text AS before, coalesce(sum(current + difference), 0)::text AS after FROM spread`;

/** Corrections of cost and the facts they write. */
@Injectable()
export class CostsStore {
  /** Instants of local times in a zone, UTC ms. */
  async instantsOf(db: Queryable, locals: readonly string[], zone: string): Promise<number[]> {
    const { rows } = await db.query<{ ms: number }>(
      `SELECT (extract(epoch FROM l::timestamp AT TIME ZONE $2) * 1000)::float8 AS ms FROM unnest($1::text[]) WITH ORDINALITY u(l, nth) ORDER BY nth`,
      [locals, zone],
    );
    return rows.map((row) => row.ms);
  }

  /** Takes the key; undefined when it was taken before. A request under the same key at the same time waits for the first. */
  async begin(tx: Queryable, correction: { key: string; request: string; actor: string; scope: CostScope }): Promise<string | undefined> {
    const { campaignId, fromMs, toMs } = correction.scope;
    const { rows } = await tx.query<{ id: string }>(
      `INSERT INTO cost_corrections (key, campaign_id, request, actor, first_at, end_at) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (key) DO NOTHING RETURNING id`,
      [correction.key, campaignId, correction.request, correction.actor, new Date(fromMs), new Date(toMs)],
    );
    // One correction of a campaign at a time: each starts from what the one before left.
    if (rows[0]) await holdCampaign(tx, campaignId);
    return rows[0]?.id;
  }

  async find(db: Queryable, key: string): Promise<StoredCorrection | undefined> {
    const { rows } = await db.query<{ id: string; request: string; clicks: number; before: string; after: string; undone: boolean }>(
      `SELECT id, request, clicks, before::text, after::text, undone_at IS NOT NULL AS undone FROM cost_corrections WHERE key = $1`,
      [key],
    );
    const row = rows[0];
    return (
      row && {
        id: row.id,
        request: row.request,
        undone: row.undone,
        clicks: row.clicks,
        beforeMicros: BigInt(row.before),
        afterMicros: BigInt(row.after),
      }
    );
  }

  /** Spreads the amount over the clicks. A million clicks take tens of seconds: longer than a usual statement may. */
  async spread(tx: Queryable, id: string, amount: Micros, scope: CostScope): Promise<CostOutcome> {
    await tx.query(`SET LOCAL statement_timeout = '10min'`);
    const { rows } = await tx.query<{ clicks: number; before: string; after: string }>(SPREAD, [
      id,
      amount.toString(),
      firstUuidAt(scope.fromMs),
      firstUuidAt(scope.toMs),
      scope.campaignId,
      scope.supplyId ?? null,
      scope.siteId ?? null,
      scope.creativeId ?? null,
      scope.sourceId ?? null,
      scope.country ?? null,
    ]);
    const { clicks = 0, before = '0', after = '0' } = rows[0] ?? {};
    await tx.query(`UPDATE cost_corrections SET clicks = $2, before = $3, after = $4 WHERE id = $1`, [id, clicks, before, after]);
    return { clicks, beforeMicros: BigInt(before), afterMicros: BigInt(after) };
  }
}
