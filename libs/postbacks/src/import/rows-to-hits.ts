import { IMPORT_ROUTE, type RawHit } from '../raw-hit.js';
import { IMPORT_COLUMNS, type ColumnMapping } from './import-shapes.js';

/** A row of a file: its number, and its cells by lower-case column. */
export interface FileRow {
  readonly row: number;
  readonly cells: Readonly<Record<string, string>>;
}

/** A hit whose elements are rows: element 1 is rows[0]. */
export interface HitOfRows {
  readonly hit: RawHit;
  readonly rows: readonly number[];
}

export const ROWS_OF_A_HIT = 400;
/** What a hit may carry and still be read. */
const BYTES_OF_A_HIT = 60_000;

/**
 * Makes hits of rows, each a JSON array of many, so that a row is decided as any postback.
 *
 * mint     uuid of a new receipt
 * returns  hits, and the numbers of rows too long for one
 */
export function rowsToHits(rows: readonly FileRow[], mapping: ColumnMapping, { mint, nowMs }: { mint: () => string; nowMs: number }) {
  const hits: HitOfRows[] = [];
  const tooLong: number[] = [];
  let texts: string[] = [];
  let numbers: number[] = [];
  let bytes = 0;
  const close = () => {
    if (texts.length > 0) hits.push({ hit: hitOf(texts, mint(), nowMs), rows: numbers });
    [texts, numbers, bytes] = [[], [], 0];
  };
  for (const { row, cells } of rows) {
    const text = JSON.stringify(renamed(cells, mapping));
    const size = Buffer.byteLength(text) + 1;
    if (size > BYTES_OF_A_HIT) {
      tooLong.push(row);
      continue;
    }
    if (texts.length >= ROWS_OF_A_HIT || bytes + size > BYTES_OF_A_HIT) close();
    texts.push(text);
    numbers.push(row);
    bytes += size;
  }
  close();
  return { hits, tooLong };
}

/** Their columns under our names; an empty cell is like none. */
function renamed(cells: Readonly<Record<string, string>>, mapping: ColumnMapping): Record<string, string> {
  const ours = new Map(
    IMPORT_COLUMNS.flatMap((name) => (mapping[name] === undefined ? [] : [[mapping[name].toLowerCase(), name as string] as const])),
  );
  const taken = new Set(ours.values());
  const named = Object.entries(cells).flatMap(([column, text]) => {
    const name = ours.get(column) ?? (taken.has(column) ? `their_${column}` : column);
    return text.trim() === '' ? [] : [[name, text] as const];
  });
  return Object.fromEntries(named);
}

function hitOf(texts: readonly string[], id: string, nowMs: number): RawHit {
  const body = Buffer.from(`[${texts.join(',')}]`);
  return {
    id,
    at: nowMs,
    method: 'POST',
    url: '/api/v1/conversions/import',
    headers: ['Content-Type', 'application/json'],
    body: body.toString('base64'),
    size: body.length,
    ip: '',
    https: true,
    route: IMPORT_ROUTE,
  };
}
