import { isIP } from 'node:net';
import { Injectable } from '@nestjs/common';
import { LostRace } from '#conversions';
import { LINES, linesOf, plainArray, textArray, unnested, type Queryable } from '#database';
import type { RawHit } from '../raw-hit.js';
import type { PostbackEntry, StoredStep } from './postback-entry.js';
import { ENTRY_COLUMNS, ENTRY_UNNEST, entryValues } from './entry-columns.js';
import { entryOfRow, type PostbackRow } from './postback-row.js';

/** A hit with its rows, to be written or settled together. */
export interface LoggedHit {
  readonly hit: RawHit;
  readonly entries: readonly PostbackEntry[];
  readonly steps: readonly StoredStep[];
}

/** Writes the log: new hits once, waiting ones when they are settled. */
@Injectable()
export class PostbackStore {
  /** Which of these hits have been decided already (or wait). Relies on the primary key (id, element); a hit always has element 0. */
  async alreadyStored(db: Queryable, ids: readonly string[]): Promise<Set<string>> {
    const sorted = [...new Set(ids)].sort();
    const { rows } = await db.query<{ id: string }>(
      `SELECT p.id FROM unnest($1::uuid[]) w(id) JOIN postbacks p ON p.id = w.id AND p.element = 0 WHERE p.id BETWEEN $2::uuid AND $3::uuid`,
      [plainArray(sorted), sorted[0], sorted.at(-1)],
      'postbacks_known',
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** @throws LostRace when one of the hits has been stored by somebody else */
  async writeNew(tx: Queryable, logged: readonly LoggedHit[]): Promise<void> {
    const hits = logged.toSorted((a, b) => (a.hit.id < b.hit.id ? -1 : 1));
    const entries = hits.flatMap((one) => one.entries);
    const { rowCount } = await tx.query(WRITE_ENTRIES, entryValues(entries), 'postbacks_write');
    if (rowCount !== entries.length) throw new LostRace(`${String(rowCount)} of ${entries.length} log rows written`);
    await tx.query(
      `INSERT INTO postback_raws (id, method, route, url, headers, body, body_size, ip, steps)
       SELECT u.id, u.method, u.route, u.url, u.headers::json, decode(nullif(u.body, '-'), 'base64'), u.body_size, u.ip, u.steps::json
       FROM ${RAW_ROWS}
       ON CONFLICT DO NOTHING`,
      [
        plainArray(hits.map(({ hit }) => hit.id)),
        plainArray(hits.map(({ hit }) => hit.method)),
        linesOf(hits.map(({ hit }) => routeText(hit))),
        linesOf(hits.map(({ hit }) => hit.url)),
        linesOf(hits.map(({ hit }) => JSON.stringify(hit.headers))),
        linesOf(hits.map(({ hit }) => hit.body || '-')),
        plainArray(hits.map(({ hit }) => hit.size)),
        textArray(hits.map(({ hit }) => addressOf(hit))),
        linesOf(hits.map(({ steps }) => JSON.stringify(steps))),
      ],
      'postback_raws_write',
    );
  }

  /**
   * Writes the verdicts of hits that waited. Those that wait still get the time of their next look.
   *
   * throws  LostRace when one was settled by somebody else meanwhile
   */
  async settleWaiting(tx: Queryable, logged: readonly LoggedHit[]): Promise<void> {
    const hits = logged.toSorted((a, b) => (a.hit.id < b.hit.id ? -1 : 1));
    const [waiting, entries] = [true, false].map((still) =>
      hits.flatMap((one) => one.entries).filter(({ outcome }) => (outcome === 'waiting') === still),
    );
    if (waiting && waiting.length > 0) await tx.query(POSTPONE_ENTRIES, postponement(waiting), 'postbacks_postpone');
    if (!entries || entries.length === 0) return;
    const { rowCount } = await tx.query(SETTLE_ENTRIES, entryValues(entries), 'postbacks_settle');
    if (rowCount !== entries.length) throw new LostRace(`${String(rowCount)} of ${entries.length} waiting rows settled`);
    await this.writeSteps(tx, hits);
  }

  /**
   * Writes the new verdicts of rejected hits that a replay decided again; one that waits now is settled like any other.
   *
   * throws  LostRace when one of them is no longer rejected
   */
  async writeReplayed(tx: Queryable, logged: readonly LoggedHit[], replayId: string): Promise<void> {
    const entries = logged.flatMap((one) => one.entries);
    if (entries.length === 0) return;
    const { rowCount } = await tx.query(REPLAY_ENTRIES, [...entryValues(entries), replayId], 'postbacks_replay');
    if (rowCount !== entries.length) throw new LostRace(`${String(rowCount)} of ${entries.length} replayed rows written`);
    await this.writeSteps(tx, logged);
  }

  private async writeSteps(tx: Queryable, hits: readonly LoggedHit[]): Promise<void> {
    await tx.query(
      `UPDATE postback_raws r SET steps = u.steps::json FROM unnest($1::uuid[], string_to_array($2, E'\\n')) u(id, steps) WHERE r.id = u.id`,
      [plainArray(hits.map(({ hit }) => hit.id)), linesOf(hits.map(({ steps }) => JSON.stringify(steps)))],
      'postback_raws_settle',
    );
  }

  /**
   * Hits of which something waits that can be settled now: its click has come, or its time is up. Oldest first.
   * Relies on the partial index of waiting rows; the look-up of each click prunes to its day.
   */
  async waitingDue(db: Queryable, now: Date, limit: number): Promise<{ hit: RawHit; entries: PostbackEntry[] }[]> {
    const { rows: due } = await db.query<{ id: string }>(
      `SELECT DISTINCT id FROM (
         SELECT p.id FROM postbacks p
         WHERE p.outcome = 'waiting' AND p.next_attempt_at IS NOT NULL
           AND (p.waiting_until <= $1 OR EXISTS (SELECT FROM clicks c WHERE c.id = p.click_id))
         ORDER BY p.id LIMIT $2) due ORDER BY id`,
      [now, limit],
      'postbacks_waiting_due',
    );
    return this.hitsWithEntries(
      db,
      due.map(({ id }) => id),
    );
  }

  /** Stored hits again, with their rows; for settling, replaying and explaining. */
  async hitsWithEntries(db: Queryable, ids: readonly string[]): Promise<{ hit: RawHit; entries: PostbackEntry[]; steps: StoredStep[] }[]> {
    if (ids.length === 0) return [];
    const wanted = plainArray([...ids].sort());
    const entries = await db.query<PostbackRow>(
      `SELECT p.* FROM unnest($1::uuid[]) w(id) JOIN postbacks p ON p.id = w.id ORDER BY p.id, p.element`,
      [wanted],
      'postbacks_read',
    );
    const raws = await db.query<RawRow>(
      `SELECT r.id, r.method, r.route, r.url, r.headers, encode(r.body, 'base64') AS body, r.body_size, host(r.ip) AS ip, r.steps
       FROM unnest($1::uuid[]) w(id) JOIN postback_raws r ON r.id = w.id`,
      [wanted],
      'postback_raws_read',
    );
    return raws.rows.map((raw) => {
      const own = entries.rows.filter(({ id }) => id === raw.id).map(entryOfRow);
      return { hit: hitOfRow(raw, own[0]?.receivedAt ?? new Date(0)), entries: own, steps: raw.steps };
    });
  }

  /** The row a receipt names. Relies on the primary key. */
  async find(db: Queryable, id: string, element: number): Promise<PostbackEntry | undefined> {
    const { rows } = await db.query<PostbackRow>(`SELECT * FROM postbacks WHERE id = $1 AND element = $2`, [id, element], 'postbacks_find');
    return rows[0] && entryOfRow(rows[0]);
  }
}

interface RawRow {
  id: string;
  method: string;
  route: string;
  url: string;
  headers: string[];
  body: string | null;
  body_size: number;
  ip: string | null;
  steps: StoredStep[];
}

/** Preset, key and path segments of the route in one text: they are needed only to decide the hit again. */
function routeText(hit: RawHit): string {
  return JSON.stringify({ route: hit.route, key: hit.key, path: hit.path, https: hit.https || undefined });
}

function hitOfRow(row: RawRow, receivedAt: Date): RawHit {
  const route = JSON.parse(row.route) as Pick<RawHit, 'route' | 'key' | 'path'> & { https?: boolean };
  return {
    id: row.id,
    at: receivedAt.getTime(),
    method: row.method,
    url: row.url,
    headers: row.headers,
    body: row.body?.replaceAll('\n', '') ?? '',
    size: row.body_size,
    ip: row.ip ?? '',
    https: false,
    ...route,
  };
}

const RAW_ROWS = unnested({
  id: 'uuid',
  method: 'text',
  route: LINES,
  url: LINES,
  headers: LINES,
  body: LINES,
  body_size: 'int',
  ip: 'inet',
  steps: LINES,
});

const WRITE_ENTRIES = `
  INSERT INTO postbacks (${ENTRY_COLUMNS}, next_attempt_at)
  SELECT u.id, u.element, u.received_at, u.outcome, u.reason, u.warnings::text[], u.source_id, u.campaign_id, u.click_id, u.imported_id, u.click_text,
    u.conversion_id, u.event, u.txid, u.payout, u.currency, u.foreign_click, u.waiting_until, u.did_you_mean, u.waiting_until
  FROM ${ENTRY_UNNEST} ON CONFLICT DO NOTHING`;

const SETTLE_ENTRIES = `
  UPDATE postbacks p SET outcome = u.outcome, reason = u.reason, warnings = u.warnings::text[], source_id = u.source_id, campaign_id = u.campaign_id,
    click_id = u.click_id, imported_id = u.imported_id, conversion_id = u.conversion_id, event = u.event, txid = u.txid, payout = u.payout,
    currency = u.currency, foreign_click = u.foreign_click, did_you_mean = u.did_you_mean, waiting_until = NULL, next_attempt_at = NULL, decided_at = now()
  FROM ${ENTRY_UNNEST} WHERE p.id = u.id AND p.element = u.element AND p.outcome = 'waiting'`;

/** The row of a whole JSON array follows its elements, whatever it was. */
const REPLAY_ENTRIES = `
  UPDATE postbacks p SET outcome = u.outcome, reason = u.reason, warnings = u.warnings::text[], source_id = u.source_id, campaign_id = u.campaign_id,
    click_id = u.click_id, imported_id = u.imported_id, click_text = u.click_text, conversion_id = u.conversion_id, event = u.event, txid = u.txid,
    payout = u.payout, currency = u.currency, foreign_click = u.foreign_click, did_you_mean = u.did_you_mean, waiting_until = u.waiting_until, next_attempt_at = u.waiting_until,
    decided_at = now(), replay_id = $20::uuid
  FROM ${ENTRY_UNNEST} WHERE p.id = u.id AND p.element = u.element
    AND (p.outcome = 'rejected' OR (p.element = 0 AND EXISTS (SELECT FROM postbacks e WHERE e.id = p.id AND e.element = 1)))`;

/** The row of a whole JSON array has no time of its own: it stays without. */
const POSTPONE_ENTRIES = `
  UPDATE postbacks p SET waiting_until = u.until, next_attempt_at = u.until
  FROM unnest($1::uuid[], $2::smallint[], $3::timestamptz[]) u(id, element, until)
  WHERE p.id = u.id AND p.element = u.element AND p.outcome = 'waiting' AND p.waiting_until IS NOT NULL AND u.until IS NOT NULL`;

function postponement(entries: readonly PostbackEntry[]): unknown[] {
  return [
    plainArray(entries.map(({ id }) => id)),
    plainArray(entries.map(({ element }) => element)),
    plainArray(entries.map(({ waitingUntil }) => waitingUntil?.toISOString())),
  ];
}

/** inet knows no zone index (fe80::1%eth0); an address it would refuse must not stop a batch. */
function addressOf({ ip }: RawHit): string | null {
  const address = ip.split('%')[0] ?? '';
  return isIP(address) ? address : null;
}
