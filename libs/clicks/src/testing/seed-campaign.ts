import type { Database } from '#database';

/** Puts a campaign with its offers into the database, as the management API would. */
export async function seedCampaign(
  db: Database,
  given: {
    key?: string;
    advertiser?: string;
    status?: string;
    fallbackUrl?: string;
    redirect?: string;
    costModel?: string;
    costAmount?: bigint;
    offers?: { url: string; weight?: number }[];
    landers?: { url: string; weight?: number }[];
    extra?: Record<string, unknown>;
  } = {},
): Promise<{ id: number; key: string; advertiserId: number; offerIds: number[]; landerIds: number[] }> {
  const key = given.key ?? `k${Math.random().toString(36).slice(2)}`;
  const one = async (text: string, values: unknown[]) => (await db.query<{ id: number }>(text, values)).rows[0]?.id ?? 0;
  const advertiserId = await one(`INSERT INTO advertisers (name) VALUES ($1) RETURNING id`, [given.advertiser ?? 'A']);
  const sourceId = await one(`INSERT INTO postback_sources (key, advertiser_id, name) VALUES ($1, $2, 'S') RETURNING id`, [
    `s-${key}`,
    advertiserId,
  ]);
  const id = await one(
    `INSERT INTO campaigns (key, name, advertiser_id, source_id, currency, status, fallback_url, redirect, cost_model, cost_amount, extra)
     VALUES ($1, 'C', $2, $3, 'USD', $4, $5, $6, $7, $8, $9) RETURNING id`,
    [
      key,
      advertiserId,
      sourceId,
      given.status ?? 'active',
      given.fallbackUrl ?? null,
      given.redirect ?? '302',
      given.costModel ?? 'none',
      given.costAmount ?? null,
      JSON.stringify(given.extra ?? {}),
    ],
  );
  const offerIds: number[] = [];
  for (const [position, offer] of (given.offers ?? [{ url: 'http://offer.example/?cid={click_id}' }]).entries()) {
    offerIds.push(
      await one(
        `INSERT INTO offers (campaign_id, position, url, payout, currency, weight) VALUES ($1, $2, $3, 5000000, 'USD', $4) RETURNING id`,
        [id, position, offer.url, offer.weight ?? 100],
      ),
    );
  }
  const landerIds: number[] = [];
  for (const { url, weight = 100 } of given.landers ?? []) {
    landerIds.push(await one(`INSERT INTO landing_pages (campaign_id, url, weight) VALUES ($1, $2, $3) RETURNING id`, [id, url, weight]));
  }
  return { id, key, advertiserId, offerIds, landerIds };
}
