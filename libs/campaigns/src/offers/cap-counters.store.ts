import type { Queryable } from '#database';

/** A day of a campaign's own calendar, YYYY-MM-DD. */
export interface CampaignDay {
  readonly campaignId: number;
  readonly day: string;
}

/** Conversions to be counted; offerId 0: for the campaign itself. */
export interface CountedConversions extends CampaignDay {
  readonly offerId: number;
  readonly n: number;
}

/**
 * Counts of capped campaigns' days, locked until the transaction ends: caps are exact because those who count queue up here.
 * Sorted, and the first locks a batch takes, so that two batches cannot wait for each other. Relies on the primary key.
 *
 * returns  `campaignId/day` → conversions counted so far
 */
async function lock(tx: Queryable, days: readonly CampaignDay[]): Promise<Map<string, number>> {
  if (days.length === 0) return new Map();
  const sorted = days.toSorted((a, b) => a.campaignId - b.campaignId || (a.day < b.day ? -1 : 1));
  const values = [sorted.map(({ campaignId }) => campaignId), sorted.map(({ day }) => day)];
  await tx.query(
    `INSERT INTO cap_conversions (campaign_id, offer_id, day, n) SELECT u.campaign_id, 0, u.day, 0 FROM unnest($1::int[], $2::date[]) u(campaign_id, day)
     ORDER BY 1, 3 ON CONFLICT DO NOTHING`,
    values,
    'caps_make',
  );
  const { rows } = await tx.query<{ campaign_id: number; day: string; n: number }>(
    `SELECT c.campaign_id, to_char(c.day, 'YYYY-MM-DD') AS day, c.n FROM cap_conversions c
     WHERE c.offer_id = 0 AND (c.campaign_id, c.day) IN (SELECT * FROM unnest($1::int[], $2::date[])) ORDER BY c.campaign_id, c.day FOR UPDATE`,
    values,
    'caps_lock',
  );
  return new Map(rows.map((row) => [`${row.campaign_id}/${row.day}`, row.n]));
}

/** Adds conversions to the counts. In key order and as a batch's last statement: no deadlock. Relies on the primary key. */
async function add(tx: Queryable, counted: readonly CountedConversions[]): Promise<void> {
  if (counted.length === 0) return;
  await tx.query(
    `INSERT INTO cap_conversions (campaign_id, offer_id, day, n) SELECT * FROM unnest($1::int[], $2::int[], $3::date[], $4::int[])
     ORDER BY 1, 2, 3 ON CONFLICT (campaign_id, offer_id, day) DO UPDATE SET n = cap_conversions.n + excluded.n`,
    [
      counted.map(({ campaignId }) => campaignId),
      counted.map(({ offerId }) => offerId),
      counted.map(({ day }) => day),
      counted.map(({ n }) => n),
    ],
    'caps_add',
  );
}

/** Conversions of a day of the campaign's zone, for daily caps. */
export const ConversionCounts = { lock, add };
