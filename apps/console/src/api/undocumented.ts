import { answerOf, type Outcome } from './client.js';

/** A campaign or an offer comes with its name; money is a decimal string; no value, or no denominator, is null. */
export type Cell = string | number | null | { readonly id: string; readonly name: string };

type Balance = { readonly difference: number; readonly balanced: boolean };

interface LedgerCounts {
  readonly postbacks: Readonly<Record<'received' | 'refused' | 'accepted' | 'rejected' | 'waiting' | 'pending', number>> & Balance;
  readonly clicks: Readonly<Record<'issued' | 'stored' | 'pending' | 'lost' | 'unknown' | 'unrouted', number>> & Balance;
}

/** Answers whose shape the API's description leaves out. The one place for them: each goes as soon as the description has it. */
interface Undocumented {
  readonly '/api/v1/reports': {
    readonly rows: readonly Readonly<Record<string, Cell>>[];
    readonly totals: Readonly<Record<string, string | number | null>>;
    readonly time_zone: string;
    readonly from: string;
    readonly to: string;
    readonly currency: string;
    readonly freshness_ms: number;
    readonly next_cursor: string | null;
  };
  readonly '/api/v1/reports/catalogue': {
    readonly dimensions: readonly { readonly name: string; readonly label: string; readonly about: string }[];
    readonly metrics: readonly {
      readonly name: string;
      readonly label: string;
      readonly unit: 'count' | 'money' | 'ratio' | 'seconds';
      readonly formula: string;
    }[];
  };
  readonly '/api/v1/ledger': {
    readonly days: readonly (LedgerCounts & { readonly day: string })[];
    readonly total: LedgerCounts & { readonly balanced: boolean };
  };
}

export type UndocumentedAnswer<Path extends keyof Undocumented> = Undocumented[Path];

/** answerOf for a call without a described answer. throws ApiError */
export async function undocumented<Path extends keyof Undocumented>(
  _path: Path,
  call: Promise<Outcome<unknown>>,
): Promise<Undocumented[Path]> {
  return (await answerOf(call)) as Undocumented[Path];
}
