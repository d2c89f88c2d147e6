import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '../api/client.js';
import { keys } from '../api/keys.js';
import { undocumented, type UndocumentedAnswer } from '../api/undocumented.js';

export type Report = UndocumentedAnswer<'/api/v1/reports'>;
export type ReportRow = Report['rows'][number];
export type Catalogue = UndocumentedAnswer<'/api/v1/reports/catalogue'>;
export type Metric = Catalogue['metrics'][number];
export type Dimension = Catalogue['dimensions'][number];

/** As in the API: from, to, tz, group_by, metrics, filter[…], time_base, sort, limit. */
export type ReportParameters = Readonly<Record<string, string>>;

/** One report. While another is on its way the old one stays, so that tables do not jump. `live`: asked again every so many ms. */
export function useReport(parameters: ReportParameters, live?: number) {
  return useQuery({
    queryKey: keys.report(parameters),
    // filter[country] and its like cannot be spelled out in a type.
    queryFn: ({ signal }) => undocumented('/api/v1/reports', api.GET('/api/v1/reports', { params: { query: parameters }, signal })),
    placeholderData: keepPreviousData,
    refetchInterval: live ?? false,
  });
}

/** Every dimension and metric with its formula. Does not change while the server runs. */
export function useCatalogue() {
  return useQuery({
    queryKey: keys.catalogue,
    queryFn: () => undocumented('/api/v1/reports/catalogue', api.GET('/api/v1/reports/catalogue')),
    staleTime: Infinity,
  });
}

/** Address of the CSV with the same rows. */
export function csvAddress(parameters: ReportParameters): string {
  const { limit: _limit, ...rest } = parameters;
  return `/api/v1/reports/export?${new URLSearchParams(rest).toString()}`;
}
