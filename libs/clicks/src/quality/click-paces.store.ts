import type { Queryable } from '#database';
import { firstUuidAt, timeOfUuid } from '#kernel';
import { MANY_PER_MINUTE, paceEntry, paceFlags, type PacedClick } from './click-pace.js';

const KEPT_MINUTES = 10;

/**
 * Labels for the clicks of a batch, bits of CLICK_FLAG by uuid. Recent clicks are kept by address and minute, shared by all workers: a
 * batch is added and read back in one statement, so the labels are the same whichever worker takes which click. Entries are sets: a batch
 * that comes again adds nothing.
 *
 * db  not the transaction that writes the clicks: a busy address (a mobile network's) must not make workers wait for each other.
 * Primary key; sorted, so that batches do not deadlock.
 */
export async function labelPaces(db: Queryable, clicks: readonly PacedClick[]): Promise<Map<string, number>> {
  if (clicks.length === 0) return new Map();
  const ordered = [...clicks].sort((a, b) => (a.uuid < b.uuid ? -1 : 1));
  const keysBefore = [...new Set(ordered.flatMap(({ keyBefore }) => keyBefore ?? []))];
  const { rows } = await db.query<{ key: string; seen: string[] }>(
    ADD,
    [`{${ordered.map(({ key }) => key).join(',')}}`, `{${ordered.map(paceEntry).join(',')}}`, `{${keysBefore.join(',')}}`],
    'click_paces_add',
  );
  return paceFlags(ordered, seenOf(rows));
}

/** Drops what is over, counted from the newest: after an outage the clicks that are written late are judged like any others. */
export async function forgetPaces(db: Queryable): Promise<void> {
  const { rows } = await db.query<{ newest: string }>(`SELECT key AS newest FROM click_paces ORDER BY key DESC LIMIT 1`);
  const newest = rows[0]?.newest;
  if (newest === undefined) return;
  await db.query(`DELETE FROM click_paces WHERE key < $1::uuid`, [firstUuidAt(timeOfUuid(newest) - KEPT_MINUTES * 60_000)]);
}

// The minute before is read as it was at the start: what this batch adds to it comes from `added`. A click alone in its minute is nobody's
// pace: its row stays in the database, unless another click asks for it.
const ADD = `
  WITH given AS (
    SELECT key, (array_agg(entry ORDER BY nth))[1:${MANY_PER_MINUTE}] AS entries
    FROM unnest($1::uuid[], $2::bigint[]) WITH ORDINALITY u(key, entry, nth) GROUP BY key ORDER BY key),
  added AS (
    INSERT INTO click_paces AS p (key, seen) SELECT key, entries FROM given ORDER BY key
    ON CONFLICT (key) DO UPDATE SET seen = (p.seen || ARRAY(SELECT e FROM unnest(excluded.seen) e WHERE e <> ALL (p.seen)))[1:${MANY_PER_MINUTE}]
    RETURNING key, seen)
  SELECT key, seen FROM added WHERE cardinality(seen) > 1 OR key = ANY ($3::uuid[])
  UNION ALL SELECT key, seen FROM click_paces WHERE key = ANY ($3::uuid[]) AND key NOT IN (SELECT key FROM added)`;

function seenOf(rows: readonly { key: string; seen: string[] }[]): Map<string, bigint[]> {
  return new Map(rows.map(({ key, seen }) => [key, seen.map(BigInt)]));
}
