import type { ConversionStatus, Micros } from '#kernel';

/** What a click's conversion is: an adjustment (negative amount) adds to revenue and never to counts. */
export type ConversionKind = 'conversion' | 'adjustment';

/** The fact, as stored. payout is in micros of currency, payoutBase in micros of BASE_CURRENCY at rate. */
export interface Conversion {
  readonly clickId: string;
  /** uuid; the API shows formatConversionId of it */
  readonly id: string;
  /** the click's id at another tracker, when it was imported */
  readonly importedId: string | null;
  readonly campaignId: number;
  readonly offerId: number;
  readonly sourceId: number;
  /** uuid of the hit that made it, and its element in a JSON array (0: the hit itself) */
  readonly receipt: string;
  readonly element: number;
  readonly event: string;
  /** lower-cased event: what uniqueness is about */
  readonly eventKey: string;
  readonly txid: string | null;
  readonly status: ConversionStatus;
  /** the status word as it came last */
  readonly originalStatus: string | null;
  readonly kind: ConversionKind;
  readonly payout: Micros;
  readonly currency: string;
  readonly payoutBase: Micros;
  /** parseRate's scale; null: no rate was set, payoutBase is 0 */
  readonly rate: bigint | null;
  readonly saleAmount: Micros | null;
  /** pending because it is on hold: by the sender's word, or for the hold period */
  readonly hold: boolean;
  /** when a hold period ends and it is approved by itself; null: it does not wait for that */
  readonly holdUntil: Date | null;
  /** false: of an event that adds to revenue, not to the number of conversions */
  readonly counts: boolean;
  /** what falls due by it, micros of BASE_CURRENCY, as long as it is not rejected */
  readonly cost: Micros;
  /** status or payout were set by hand */
  readonly manual: boolean;
  readonly warnings: readonly string[];
  readonly custom: Readonly<Record<string, string>>;
  readonly clickAt: Date;
  /** the accepted event time, else the time of receipt */
  readonly occurredAt: Date;
  readonly receivedAt: Date;
  readonly campaignVersion: number;
  /** rows of conversion_facts so far */
  readonly facts: number;
  /** grows with every change */
  readonly version: number;
}

/** `cv_` + 32 hex digits: what the API calls the id. */
export function formatConversionId(uuid: string): string {
  return `cv_${uuid.replaceAll('-', '')}`;
}

/** undefined: not a conversion's id. */
export function readConversionId(text: string): string | undefined {
  const hex = /^cv_([0-9a-f]{32})$/.exec(text)?.[1];
  return hex && `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
