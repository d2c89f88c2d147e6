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
 * Both counts are kept by those who write clicks and conversions: clicks with each batch, so a cap may overshoot by what arrives
 * meanwhile; conversions exactly. Campaigns without caps cost nothing. Relies on the primary keys.
 */
const REACHED = `
  WITH today AS (
    SELECT c.id, c.time_zone, c.daily_conversion_cap, (c.extra->>'daily_click_cap')::int AS daily_click_cap, (coalesce($1::timestamptz, now()) AT TIME ZONE c.time_zone)::date AS day
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
    SELECT t.id, 0, 'daily_conversions' FROM today t LEFT JOIN cap_conversions k ON k.campaign_id = t.id AND k.offer_id = 0 AND k.day = t.day
    WHERE coalesce(k.n, 0) >= t.daily_conversion_cap
    UNION ALL
    SELECT p.id, p.offer_id, 'daily_clicks' FROM capped p LEFT JOIN cap_clicks k ON k.campaign_id = p.id AND k.offer_id = p.offer_id AND k.day = p.day
    WHERE coalesce(k.n, 0) >= p.clicks
    UNION ALL
    SELECT p.id, p.offer_id, 'daily_conversions' FROM capped p LEFT JOIN cap_conversions k ON k.campaign_id = p.id AND k.offer_id = p.offer_id AND k.day = p.day
    WHERE coalesce(k.n, 0) >= p.conversions)
  SELECT r.id, r.offer_id, r.cap, (extract(epoch FROM (t.day + 1)::timestamp AT TIME ZONE t.time_zone) * 1000)::float8 AS until_ms
  FROM reached r JOIN today t ON t.id = r.id`;

/** Daily caps reached. at: as of when; the database's clock when left out */
export async function reachedCaps(db: Queryable, at?: Date): Promise<ReachedCap[]> {
  const values = [at?.toISOString() ?? null];
  const { rows } = await db.query<{ id: number; offer_id: number; cap: ReachedCap['cap']; until_ms: number }>(
    REACHED,
    values,
    'caps-reached',
  );
  return rows.map((row) => ({ campaignId: row.id, offerId: row.offer_id, cap: row.cap, untilMs: row.until_ms }));
}
