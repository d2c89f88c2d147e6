import type { Conversion } from '#conversions';
import { formatAmount, type ConversionStatus, type Micros } from '#kernel';

/** One of their rows, its click looked up. */
export interface TheirRow {
  readonly row: number;
  readonly clickText: string;
  readonly clickUuid: string | undefined;
  readonly txid: string | undefined;
  readonly event: string | undefined;
  /** as written, and what it reads as; micros undefined: no amount */
  readonly payout: { readonly text: string; readonly micros: Micros | undefined } | undefined;
  readonly currency: string | undefined;
  readonly status: string | undefined;
}

export interface Difference {
  readonly field: string;
  readonly theirs: string;
  readonly ours: string;
}

export interface DifferentRow {
  readonly theirs: TheirRow;
  readonly ours: Conversion;
  readonly fields: readonly Difference[];
}

export interface Comparison {
  readonly agree: number;
  readonly theyHave: readonly TheirRow[];
  readonly weHave: readonly Conversion[];
  readonly differ: readonly DifferentRow[];
}

/**
 * Puts their rows beside our conversions: by click and transaction id; without one, by click and event. Each of ours is taken once; a
 * negative amount is a refund and stands beside one. What their row leaves out is not compared. Pure.
 *
 * mustStand  ids of ours that their file should hold; refunds only when it holds refunds at all
 * meaningOf  what a status word of theirs means for this conversion
 */
export function compareFiles(
  rows: readonly TheirRow[],
  ours: readonly Conversion[],
  { mustStand, meaningOf }: { mustStand: ReadonlySet<string>; meaningOf: (word: string, ours: Conversion) => ConversionStatus },
): Comparison {
  const free = new Map<string, Conversion[]>();
  for (const conversion of ours) {
    const ofClick = free.get(conversion.clickId);
    if (ofClick) ofClick.push(conversion);
    else free.set(conversion.clickId, [conversion]);
  }
  const taken = new Set<string>();
  const theyHave: TheirRow[] = [];
  const differ: DifferentRow[] = [];
  let agree = 0;
  for (const theirs of rows) {
    const candidates = (free.get(theirs.clickUuid ?? '') ?? []).filter((one) => !taken.has(one.id) && matches(theirs, one));
    // Of several alike the one that agrees: two refunds of one sale differ in nothing else.
    const found = candidates.find((one) => differencesOf(theirs, one, meaningOf).length === 0) ?? candidates[0];
    if (!found) {
      theyHave.push(theirs);
      continue;
    }
    taken.add(found.id);
    const fields = differencesOf(theirs, found, meaningOf);
    if (fields.length > 0) differ.push({ theirs, ours: found, fields });
    else agree++;
  }
  const withRefunds = rows.some(isRefund);
  const weHave = ours.filter(
    ({ id, kind, status }) => (kind === 'conversion' ? status !== 'rejected' : withRefunds) && mustStand.has(id) && !taken.has(id),
  );
  return { agree, theyHave, weHave, differ };
}

function matches(theirs: TheirRow, ours: Conversion): boolean {
  if (isRefund(theirs) !== (ours.kind === 'adjustment')) return false;
  if (theirs.txid !== undefined) return theirs.txid === ours.txid;
  return theirs.event === undefined || theirs.event.toLowerCase() === ours.eventKey;
}

function isRefund({ payout }: TheirRow): boolean {
  return payout?.micros !== undefined && payout.micros < 0n;
}

function differencesOf(theirs: TheirRow, ours: Conversion, meaningOf: (word: string, ours: Conversion) => ConversionStatus): Difference[] {
  const fields: Difference[] = [];
  const { payout, currency, status, event } = theirs;
  if (payout && payout.micros !== ours.payout) fields.push({ field: 'payout', theirs: payout.text, ours: formatAmount(ours.payout) });
  if (currency !== undefined && currency.toUpperCase() !== ours.currency)
    fields.push({ field: 'currency', theirs: currency, ours: ours.currency });
  // A refund's word says "refunded", ours is approved by nature.
  if (status !== undefined && ours.kind === 'conversion' && meaningOf(status, ours) !== ours.status)
    fields.push({ field: 'status', theirs: status, ours: ours.status });
  if (event !== undefined && event.toLowerCase() !== ours.eventKey) fields.push({ field: 'event', theirs: event, ours: ours.event });
  return fields;
}
