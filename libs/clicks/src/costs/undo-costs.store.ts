import type { Queryable } from '#database';
import { firstUuidAt, type Micros } from '#kernel';

/** A correction as it is kept; amounts in BASE_CURRENCY. */
export interface KeptCorrection {
  readonly id: string;
  /** the order they were made in */
  readonly nth: string;
  readonly key: string;
  readonly campaignId: number;
  /** the request, as JSON */
  readonly request: string;
  readonly actor: string;
  readonly firstAt: Date;
  readonly endAt: Date;
  readonly clicks: number;
  readonly beforeMicros: Micros;
  readonly afterMicros: Micros;
  readonly at: Date;
  readonly undoneAt: Date | null;
  readonly undoneBy: string | null;
}

type Row = Omit<KeptCorrection, 'beforeMicros' | 'afterMicros'> & { before: string; after: string; [column: string]: unknown };

const COLUMNS = `id, nth, key, campaign_id AS "campaignId", request, actor, first_at AS "firstAt", end_at AS "endAt", clicks, before::text, after::text,
  at, undone_at AS "undoneAt", undone_by AS "undoneBy"`;

/** Newest first, one more than asked for when there is a next page. Relies on cost_corrections_campaign where a campaign is named. */
export async function listCorrections(
  db: Queryable,
  query: { campaignId: number | undefined; advertiserId: number | undefined; before: number | undefined; limit: number },
): Promise<KeptCorrection[]> {
  const { rows } = await db.query<Row>(
    `SELECT ${COLUMNS} FROM cost_corrections WHERE ($1::int IS NULL OR campaign_id = $1) AND ($2::bigint IS NULL OR nth < $2)
       AND ($3::int IS NULL OR campaign_id IN (SELECT id FROM campaigns WHERE advertiser_id = $3))
     ORDER BY nth DESC LIMIT $4`,
    [query.campaignId ?? null, query.before ?? null, query.advertiserId ?? null, query.limit + 1],
  );
  return rows.map(keptOfRow);
}

/** One correction, its campaign held: corrections and undoings of a campaign follow one another. */
export async function holdCorrection(tx: Queryable, id: string): Promise<KeptCorrection | undefined> {
  const found = await findCorrection(tx, id);
  if (!found) return undefined;
  await holdCampaign(tx, found.campaignId);
  return findCorrection(tx, id);
}

/** Until the transaction ends nobody else corrects costs of this campaign. */
export async function holdCampaign(tx: Queryable, campaignId: number): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtext('cost-corrections'), $1)`, [campaignId]);
}

async function findCorrection(db: Queryable, id: string): Promise<KeptCorrection | undefined> {
  const { rows } = await db.query<Row>(`SELECT ${COLUMNS} FROM cost_corrections WHERE id = $1`, [id]);
  return rows[0] && keptOfRow(rows[0]);
}

/** A later correction that may have started from what this one left: of the same campaign, with times in common, not undone. */
export async function findLaterCorrection(
  db: Queryable,
  { campaignId, nth, firstAt, endAt }: KeptCorrection,
): Promise<{ key: string } | undefined> {
  const { rows } = await db.query<{ key: string }>(
    `SELECT key FROM cost_corrections WHERE campaign_id = $1 AND nth > $2 AND undone_at IS NULL AND first_at < $4 AND end_at > $3 ORDER BY nth DESC LIMIT 1`,
    [campaignId, nth, firstAt, endAt],
  );
  return rows[0];
}

/**
 * Takes a correction's differences back, row by row, by rows of their opposites with a mark of their own: totals already folded
 * stay as they are. Relies on the primary key of conversion_facts: it begins with the click, whose id begins with the time.
 */
const REVERSE = `
  WITH mark AS MATERIALIZED (SELECT nextval('batch_ids') AS batch),
  written AS (
    INSERT INTO conversion_facts (click_id, conversion_id, seq, batch, click_at, at, campaign_id, offer_id, creative_id, supply_id, site_id, source_id,
      referrer_id, region_id, city_id, event_id, country, device, os, browser, language, subs,
      pending, approved, rejected, revenue, revenue_approved, cost, delay_s, model_id, landing_page_id)
    SELECT click_id, conversion_id, 2, (SELECT batch FROM mark), click_at, at, campaign_id, offer_id, creative_id, supply_id, site_id, source_id,
      referrer_id, region_id, city_id, event_id, country, device, os, browser, language, subs, 0, 0, 0, 0, 0, -cost, 0, model_id, landing_page_id
    FROM conversion_facts WHERE conversion_id = $1::uuid AND seq = 1 AND click_id >= $2::uuid AND click_id < $3::uuid RETURNING 1)
  INSERT INTO batches (id, n) SELECT (SELECT batch FROM mark), count(*) FROM written HAVING count(*) > 0`;

export async function reverseCorrection(tx: Queryable, { id, firstAt, endAt }: KeptCorrection, actor: string): Promise<KeptCorrection> {
  await tx.query(`SET LOCAL statement_timeout = '10min'`);
  await tx.query(REVERSE, [id, firstUuidAt(firstAt.getTime()), firstUuidAt(endAt.getTime())]);
  const { rows } = await tx.query<Row>(`UPDATE cost_corrections SET undone_at = now(), undone_by = $2 WHERE id = $1 RETURNING ${COLUMNS}`, [
    id,
    actor,
  ]);
  const [row] = rows;
  if (!row) throw new Error(`Correction ${id} vanished while it was held`);
  return keptOfRow(row);
}

function keptOfRow({ before, after, ...row }: Row): KeptCorrection {
  return { ...row, beforeMicros: BigInt(before), afterMicros: BigInt(after) };
}
