import type { Database, Queryable } from '#database';
import { bytesFromUuid, firstUuidAt, uuidFromBytes } from '#kernel';
import type { Lived } from './simulated-campaign.factory.js';

const HOUR_MS = 3_600_000;

/** Some hours of a simulation: [from, to) */
interface Hours {
  readonly from: number;
  readonly to: number;
}

/**
 * Writes some hours of a simulated campaign into the tables as the product would have: clicks and conversions in batches, the log, and for
 * each file one hit with an element per row, which its own edge counter tells of.
 */
export async function writeSimulation(db: Database, campaign: number, lived: Lived, hours: Hours): Promise<void> {
  const { startMs, of } = lived;
  const isIn = (atMs: number) => atMs >= startMs + hours.from * HOUR_MS && atMs < startMs + hours.to * HOUR_MS;
  const hits = lived.hits.filter(({ atMs }) => isIn(atMs));
  const strangers = lived.strangers.filter(({ hour }) => isIn(startMs + hour * HOUR_MS));
  const ids = newIds(campaign);
  const clickRows = lived.clicks.slice(hours.from, hours.to).flatMap((n, index) =>
    Array.from({ length: n }, (_, at) => ids(startMs + (hours.from + index + (at + 0.5) / n) * HOUR_MS)).map(({ id, at }) => ({
      id,
      at,
    })),
  );
  const files = new Map<number, string>();
  const conversions: object[] = [];
  const entries: object[] = [];
  for (const hit of hits) {
    const fresh = ids(hit.atMs);
    const file = hit.byFile ? (files.get(hit.atMs) ?? fresh.id) : undefined;
    if (file !== undefined && !files.has(hit.atMs)) {
      files.set(hit.atMs, file);
      entries.push({ ...entryOf('accepted', { id: file, at: fresh.at }), element: 0 });
    }
    const row = file === undefined ? fresh : { ...ids(hit.atMs), id: file };
    const element = file === undefined ? 0 : entries.length;
    // A repeat made its conversion when it came first.
    const makes = hit.verdict === 'accepted' || (hit.verdict === 'duplicate' && !hit.byFile);
    const click = ids(hit.clickAtMs);
    const made = {
      id: ids(hit.atMs).id,
      click: click.id,
      click_at: click.at,
      occurred_at: iso(hit.occurredAtMs),
      at: row.at,
      receipt: row.id,
    };
    if (makes) {
      conversions.push(made);
      entries.push({ ...entryOf('accepted', row), element, click: made.click, conversion: made.id });
    }
    if (hit.verdict !== 'accepted') entries.push({ ...entryOf(hit.verdict, ids(hit.atMs)), ...(file && { id: file, element }) });
  }
  const unknown = strangers.flatMap(({ hour, counts }) =>
    Object.entries(counts).flatMap(([reason, n]) =>
      Array.from({ length: n }, () => ({ ...ids(startMs + (hour + 0.5) * HOUR_MS), reason })),
    ),
  );
  await db.transaction(async (tx) => {
    await writeClicks(tx, campaign, of.costMicros, clickRows);
    await writeConversions(tx, campaign, conversions);
    await writeEntries(tx, campaign, entries);
    await tx.query(
      `INSERT INTO postbacks (id, received_at, outcome, reason, source_id) SELECT id, at, 'rejected', reason, $1 FROM json_to_recordset($2) r(id uuid, at timestamptz, reason text)`,
      [campaign, JSON.stringify(unknown)],
    );
    for (const file of files.values())
      await tx.query(`INSERT INTO edge_counters (run_id, day, name, n) VALUES ($1, $2, 'postbacks_received', 1)`, [
        file,
        iso(Number.parseInt(file.replace('-', '').slice(0, 12), 16)).slice(0, 10),
      ]);
  });
}

function entryOf(verdict: string, { id, at }: { id: string; at: string }) {
  return { id, at, element: 0, outcome: verdict === 'accepted' ? 'accepted' : 'rejected', reason: verdict === 'accepted' ? null : verdict };
}

/** Ids of ours with the time in front: each is its campaign's and another. */
function newIds(campaign: number): (ms: number) => { id: string; at: string } {
  let n = 0;
  const random16 = Math.floor(Math.random() * 65_536);
  return (ms) => {
    const bytes = bytesFromUuid(firstUuidAt(Math.floor(ms)));
    bytes.writeUInt32BE(campaign, 6);
    bytes.writeUInt16BE(random16, 10);
    bytes.writeUInt32BE(n++, 12);
    return { id: uuidFromBytes(bytes), at: iso(Math.floor(ms)) };
  };
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}

const BATCH = `b AS (SELECT nextval('batch_ids') AS id), marked AS (INSERT INTO batches (id, n) SELECT id, 1 FROM b)`;
const NOT_GIVEN = `0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0`;
const DIMENSIONS = `creative_id, supply_id, site_id, source_id, referrer_id, region_id, city_id, country, device, os, browser, language`;

async function writeClicks(tx: Queryable, campaign: number, costMicros: number, rows: readonly object[]): Promise<void> {
  await tx.query(
    `WITH ${BATCH} INSERT INTO clicks (id, at, cost, batch, campaign_id, offer_id, ${DIMENSIONS}, flags)
     SELECT r.id, r.at, $2, b.id, $1, $1, ${NOT_GIVEN}, 2 FROM b, json_to_recordset($3) r(id uuid, at timestamptz)`,
    [campaign, costMicros, JSON.stringify(rows)],
  );
}

async function writeConversions(tx: Queryable, campaign: number, rows: readonly object[]): Promise<void> {
  const given = 'r(id uuid, click uuid, click_at timestamptz, occurred_at timestamptz, at timestamptz, receipt uuid)';
  await tx.query(
    `INSERT INTO conversions (click_id, id, campaign_id, offer_id, source_id, receipt, event, event_key, status, kind, payout, currency, payout_base, click_at, occurred_at, received_at, campaign_version)
     SELECT click, id, $1, $1, $1, receipt, 'default', 'default', 'approved', 'conversion', 1000000, 'USD', 1000000, click_at, occurred_at, at, 1 FROM json_to_recordset($2) ${given}`,
    [campaign, JSON.stringify(rows)],
  );
  await tx.query(
    `WITH ${BATCH} INSERT INTO conversion_facts (click_id, conversion_id, seq, batch, click_at, at, campaign_id, offer_id, ${DIMENSIONS}, event_id, pending, approved, rejected, revenue, revenue_approved, cost, delay_s)
     SELECT click, r.id, 1, b.id, click_at, occurred_at, $1, $1, ${NOT_GIVEN}, 0, 0, 1, 0, 1000000, 1000000, 0, 0 FROM b, json_to_recordset($2) ${given}`,
    [campaign, JSON.stringify(rows)],
  );
}

async function writeEntries(tx: Queryable, campaign: number, rows: readonly object[]): Promise<void> {
  await tx.query(
    `INSERT INTO postbacks (id, element, received_at, outcome, reason, source_id, campaign_id, click_id, conversion_id)
     SELECT id, element, at, outcome, reason, $1, $1, click, conversion FROM json_to_recordset($2) r(id uuid, element smallint, at timestamptz, outcome text, reason text, click uuid, conversion uuid)`,
    [campaign, JSON.stringify(rows)],
  );
}
