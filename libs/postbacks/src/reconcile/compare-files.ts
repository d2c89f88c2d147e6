import type { Conversion } from '#conversions';
import { formatAmount, parseDecimal } from '#kernel';

/** One of their rows, its click looked up. */
export interface TheirRow {
  readonly row: number;
  readonly clickText: string;
  readonly clickUuid: string | undefined;
  readonly txid: string | undefined;
  readonly event: string | undefined;
  readonly payout: string | undefined;
  readonly currency: string | undefined;
  readonly status: string | undefined;
}

export interface Difference {
  readonly field: string;
  readonly theirs: string;
  readonly ours: string;
}

export interface Comparison {
  readonly agree: number;
  readonly theyHave: readonly TheirRow[];
  readonly weHave: readonly Conversion[];
  readonly differ: readonly { readonly theirs: TheirRow; readonly ours: Conversion; readonly fields: readonly Difference[] }[];
}

/**
 * Puts their rows beside our conversions: by click and transaction id; without one, by click and event. Each of ours is taken once.
 * What their row leaves out is not compared. Pure.
 *
 * mustStand  ids of the conversions that their file should hold
 */
export function compareFiles(rows: readonly TheirRow[], ours: readonly Conversion[], mustStand: ReadonlySet<string>): Comparison {
  const free = new Map<string, Conversion[]>();
  for (const conversion of ours)
    if (conversion.kind === 'conversion') free.set(conversion.clickId, [...(free.get(conversion.clickId) ?? []), conversion]);
  const taken = new Set<string>();
  const theyHave: TheirRow[] = [];
  const differ: Comparison['differ'][number][] = [];
  let agree = 0;
  for (const theirs of rows) {
    const found = (free.get(theirs.clickUuid ?? '') ?? []).find((one) => !taken.has(one.id) && matches(theirs, one));
    if (!found) {
      theyHave.push(theirs);
      continue;
    }
    taken.add(found.id);
    const fields = differencesOf(theirs, found);
    if (fields.length > 0) differ.push({ theirs, ours: found, fields });
    else agree++;
  }
  const weHave = ours.filter(
    ({ id, kind, status }) => kind === 'conversion' && status !== 'rejected' && mustStand.has(id) && !taken.has(id),
  );
  return { agree, theyHave, weHave, differ };
}

function matches(theirs: TheirRow, ours: Conversion): boolean {
  if (theirs.txid !== undefined) return theirs.txid === ours.txid;
  return theirs.event === undefined || theirs.event.toLowerCase() === ours.eventKey;
}

function differencesOf(theirs: TheirRow, ours: Conversion): Difference[] {
  const fields: Difference[] = [];
  const payout = theirs.payout === undefined ? undefined : parseDecimal(theirs.payout);
  if (theirs.payout !== undefined && payout !== ours.payout)
    fields.push({ field: 'payout', theirs: theirs.payout, ours: formatAmount(ours.payout) });
  const note = (field: 'currency' | 'status' | 'event', own: string) => {
    const text = theirs[field];
    if (text !== undefined && text.toLowerCase() !== own.toLowerCase()) fields.push({ field, theirs: text, ours: own });
  };
  note('currency', ours.currency);
  note('status', ours.status);
  note('event', ours.event);
  return fields;
}
