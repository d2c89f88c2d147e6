import type { Dimension } from '../../catalogue/dimension.js';
import type { Metric } from '../../catalogue/metric.js';

/** One end of a report: a local day of the report's zone ("2026-11-01", its first instant) or an instant. */
export type RangeEnd = { readonly localDay: string } | { readonly instantMs: number };

/** Keeps rows by a dimension's value; '' means "not given". */
export interface Filter {
  readonly dimension: Dimension;
  readonly mode: 'include' | 'exclude' | 'contain' | 'exclude_containing';
  readonly values: readonly string[];
}

/** A filter whose values have been looked up: numbers for columns, texts for time and status. */
export interface ResolvedFilter {
  readonly dimension: Dimension;
  readonly keep: boolean;
  readonly ids?: readonly number[];
  readonly texts?: readonly string[];
  /** part of the shown text */
  readonly contained?: readonly string[];
}

/** Keeps groups by a metric; `value` is a decimal in micros for money, as written otherwise. */
export interface Having {
  readonly metric: Metric;
  readonly operator: '>=' | '<=' | '>' | '<' | '=' | '<>';
  readonly value: string;
}

export type SortKey =
  { readonly metric: Metric; readonly descending: boolean } | { readonly dimension: Dimension; readonly descending: boolean };

/** A report that was asked for, checked. `to` is not included. */
export interface ReportQuery {
  /** undefined ends: the last 7 local days, today included */
  readonly from: RangeEnd | undefined;
  readonly to: RangeEnd | undefined;
  readonly zone: string;
  readonly groupBy: readonly Dimension[];
  readonly metrics: readonly Metric[];
  readonly filters: readonly Filter[];
  readonly having: readonly Having[];
  readonly timeBase: 'click' | 'postback';
  readonly sort: readonly SortKey[];
  readonly limit: number;
  readonly offset: number;
}

export const MAX_GROUPS = 4;
export const MAX_ROWS = 10_000;
