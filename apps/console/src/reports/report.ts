import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Answer } from '../api/answer.js';
import { answerOf, api } from '../api/client.js';
import { keys } from '../api/keys.js';

/** A campaign or an offer comes with its name; money is a decimal string; no value, or no denominator, is null. */
export type Cell = string | number | null | { readonly id: string; readonly name: string | null };
export type ReportRow = Readonly<Record<string, Cell>>;
/** As the API describes it, but for `previous` and `change` of a comparison, which comparisonOf reads. */
export type Report = Omit<Answer<'/api/v1/reports', 'get'>, 'rows' | 'totals'> & {
  readonly rows: readonly ReportRow[];
  readonly totals: Readonly<Record<string, string | number | null>>;
};
export type Catalogue = Answer<'/api/v1/reports/catalogue', 'get'>;
export type Metric = Catalogue['metrics'][number];
export type Dimension = Catalogue['dimensions'][number];

/** As in the API: from, to, tz, group_by, metrics, filter[…], time_base, sort, limit. */
export type ReportParameters = Readonly<Record<string, string>>;

/** One report. While another is on its way the old one stays, so that tables do not jump. `live`: asked again every so many ms. */
export function useReport(parameters: ReportParameters, live?: number) {
  return useQuery({
    queryKey: keys.report(parameters),
    // filter[country] and its like cannot be spelled out in a type.
    queryFn: async ({ signal }) => (await answerOf(api.GET('/api/v1/reports', { params: { query: parameters }, signal }))) as Report,
    placeholderData: keepPreviousData,
    refetchInterval: live ?? false,
  });
}

/** Every dimension and metric with its formula. Does not change while the server runs. */
export function useCatalogue() {
  return useQuery({
    queryKey: keys.catalogue,
    queryFn: () => answerOf(api.GET('/api/v1/reports/catalogue')),
    staleTime: Infinity,
  });
}

/** A metric of the period before and its change as a ratio; undefined in a report without comparison. */
export function comparisonOf(row: ReportRow, metric: string): { readonly before: unknown; readonly change: number | null } | undefined {
  const { previous, change } = row as { previous?: unknown; change?: unknown };
  if (!isRecord(previous) || !isRecord(change)) return undefined;
  const ratio = change[metric];
  return { before: previous[metric], change: typeof ratio === 'number' ? ratio : null };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
