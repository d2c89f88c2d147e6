import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Answer, Item } from '../../api/answer.js';
import { answerOf, api } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { columnsText, type CsvFile, type Mapping } from './csv-file.js';

export type ImportJob = Answer<'/api/v1/conversions/imports/{id}', 'get'>;
export type ImportRow = Item<'/api/v1/conversions/imports/{id}/rows'>;

const POLL_MS = 700;

/** Hands a file over; it is worked through in the background. `dry_run`: every row is decided, nothing is kept. */
export function useStartImport() {
  return useMutation({
    mutationFn: async ({ file, mapping, dryRun }: { file: CsvFile; mapping: Mapping; dryRun: boolean }): Promise<ImportJob> => {
      const columns = columnsText(mapping);
      const query = {
        background: 'true' as const,
        dry_run: dryRun ? ('true' as const) : ('false' as const),
        ...(columns === '' ? {} : { mapping: columns }),
      };
      const call = api.POST('/api/v1/conversions/import', {
        params: { query },
        body: file.text,
        bodySerializer: (body) => body,
        headers: { 'content-type': 'text/csv' },
      });
      // The description knows the answer of an import in the foreground; in the background it is the job.
      return (await answerOf(call)) as unknown as ImportJob;
    },
  });
}

/** How far an import is; asked again until it has ended. */
export function useImport(id: string | undefined) {
  const client = useQueryClient();
  const job = useQuery({
    queryKey: keys.one('imports', id ?? ''),
    enabled: id !== undefined,
    queryFn: () => answerOf(api.GET('/api/v1/conversions/imports/{id}', { params: { path: { id: id ?? '' } } })),
    refetchInterval: ({ state }) => (isOver(state.data) ? false : POLL_MS),
  });
  const isCounted = isOver(job.data) && job.data?.dry_run === false;
  useEffect(() => {
    if (isCounted)
      void Promise.all(['conversions', 'postbacks', 'reports'].map((each) => client.invalidateQueries({ queryKey: keys.all(each) })));
  }, [isCounted, client]);
  return job;
}

export function isOver(job: ImportJob | undefined): boolean {
  return job?.status === 'done' || job?.status === 'failed';
}

/** Rows of an import that ended one way, the first hundred. */
export function useImportRows(id: string, outcome: ImportRow['outcome'], enabled: boolean) {
  return useQuery({
    queryKey: [...keys.one('imports', id), 'rows', outcome],
    enabled,
    queryFn: () => answerOf(api.GET('/api/v1/conversions/imports/{id}/rows', { params: { path: { id }, query: { outcome, limit: 100 } } })),
  });
}
