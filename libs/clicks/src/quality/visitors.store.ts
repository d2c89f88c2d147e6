import type { Queryable } from '#database';
import { firstUuidAt } from '#kernel';

const DAY_MS = 86_400_000;
/** A click may be written this long after it was made, after an outage: its visitor must still be known then. */
const KEPT_DAYS = 3;

/** A click that asks to be its visitor's first. */
export interface VisitorClaim {
  readonly key: string;
  /** uuid */
  readonly clickId: string;
}

/**
 * Which of the clicks are their visitor's first in the window: the one whose insert wins, under concurrency too; the same
 * again when a batch comes twice. Sorted by key: overlapping batches in different orders would deadlock.
 *
 * tx       the transaction that writes the clicks: a key must not stay when its click does not
 * returns  uuids
 */
export async function claimVisitors(tx: Queryable, claims: readonly VisitorClaim[]): Promise<Set<string>> {
  if (claims.length === 0) return new Set();
  const firsts = new Map<string, string>();
  // Within a batch the earliest click is the first: uuids begin with their time.
  for (const { key, clickId } of claims) if ((firsts.get(key) ?? '~') > clickId) firsts.set(key, clickId);
  const keys = [...firsts.keys()].sort();
  const ids = keys.map((key) => firsts.get(key) ?? '');
  const values = [`{${keys.join(',')}}`, `{${ids.join(',')}}`];
  const { rowCount } = await tx.query(
    `INSERT INTO click_visitors (key, click_id) SELECT unnest($1::uuid[]), unnest($2::uuid[]) ON CONFLICT DO NOTHING`,
    values,
    'visitors_claim',
  );
  if (rowCount === keys.length) return new Set(ids);
  // Lost keys: another click's, or this one's own from the batch before it was repeated.
  const { rows: own } = await tx.query<{ click_id: string }>(
    `SELECT v.click_id FROM unnest($1::uuid[], $2::uuid[]) w(key, click_id) JOIN click_visitors v ON v.key = w.key AND v.click_id = w.click_id`,
    values,
    'visitors_own',
  );
  return new Set(own.map((row) => row.click_id));
}

/** Forgets visitors whose window is over, and the days' counts of caps. returns how many visitors. Primary key's range. */
export async function forgetVisitors(db: Queryable, nowMs: number): Promise<number> {
  const { rowCount } = await db.query(`DELETE FROM click_visitors WHERE key < $1::uuid`, [firstUuidAt(nowMs - KEPT_DAYS * DAY_MS)]);
  await db.query(`DELETE FROM cap_clicks WHERE day < $1::date`, [new Date(nowMs - KEPT_DAYS * DAY_MS).toISOString().slice(0, 10)]);
  return rowCount ?? 0;
}
