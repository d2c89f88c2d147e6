import type { Queryable } from '#database';

/** A daily cap that is reached; offerId 0: the campaign's own. */
export interface ReachedCap {
  readonly campaignId: number;
  readonly offerId: number;
  readonly cap: 'daily_clicks' | 'daily_conversions';
  /** end of the campaign's day, UTC ms */
  readonly untilMs: number;
}

/**
 * Clicks come from cap_clicks (counted with each batch of clicks), conversions from the counters and rows that the conversions
 * lib keeps: theirs is the exact decision, here it only turns visitors away. Campaigns without caps cost nothing.
 * Relies on the primary keys and on conversions_campaign.
 */
const REACHED = `
  WITH today AS (
    SELECT c.id, c.time_zone, c.daily_conversion_cap, (c.extra->>'daily_click_cap')::int AS daily_click_cap, (now() AT TIME ZONE c.time_zone)::date AS day
    FROM campaigns c
    WHERE c.status = 'active' AND (c.daily_conversion_cap IS NOT NULL OR c.extra->>'daily_click_cap' IS NOT NULL
      OR EXISTS (SELECT FROM offers o WHERE o.campaign_id = c.id AND o.status = 'active' AND o.caps IS NOT NULL))),
  capped AS (
    SELECT t.id, t.day, t.time_zone, o.id AS offer_id, (o.caps->>'daily_clicks')::int AS clicks, (o.caps->>'daily_conversions')::int AS conversions
    FROM today t JOIN offers o ON o.campaign_id = t.id AND o.status = 'active' AND o.caps IS NOT NULL),
  reached (id, offer_id, cap) AS (
    SELECT t.id, 0, 'daily_clicks' FROM today t LEFT JOIN cap_clicks k ON k.campaign_id = t.id AND k.offer_id = 0 AND k.day = t.day
    WHERE coalesce(k.n, 0) >= t.daily_click_cap
    UNION ALL
    SELECT t.id, 0, 'daily_conversions' FROM today t LEFT JOIN cap_counters k ON k.campaign_id = t.id AND k.day = t.day
    WHERE coalesce(k.n, 0) >= t.daily_conversion_cap
    UNION ALL
    SELECT p.id, p.offer_id, 'daily_clicks' FROM capped p LEFT JOIN cap_clicks k ON k.campaign_id = p.id AND k.offer_id = p.offer_id AND k.day = p.day
    WHERE coalesce(k.n, 0) >= p.clicks
    UNION ALL
    SELECT p.id, p.offer_id, 'daily_conversions' FROM capped p
    WHERE p.conversions <= (SELECT count(*) FROM conversions v WHERE v.campaign_id = p.id AND v.offer_id = p.offer_id
      AND v.received_at >= p.day::timestamp AT TIME ZONE p.time_zone AND v.kind = 'conversion' AND v.status <> 'rejected'))
  SELECT r.id, r.offer_id, r.cap, (extract(epoch FROM (t.day + 1)::timestamp AT TIME ZONE t.time_zone) * 1000)::float8 AS until_ms
  FROM reached r JOIN today t ON t.id = r.id`;

/** Daily caps reached as of now. */
export async function reachedCaps(db: Queryable): Promise<ReachedCap[]> {
  const { rows } = await db.query<{ id: number; offer_id: number; cap: ReachedCap['cap']; until_ms: number }>(REACHED, [], 'caps-reached');
  return rows.map((row) => ({ campaignId: row.id, offerId: row.offer_id, cap: row.cap, untilMs: row.until_ms }));
}
