import { useMutation } from '@tanstack/react-query';
import type { Answer } from '../../api/answer.js';
import { answerOf, api } from '../../api/client.js';
import { columnsText, type Mapping } from '../import/csv-file.js';

export type Reconciliation = Answer<'/api/v1/conversions/reconcile', 'post'>;

export interface ReconcileInput {
  readonly csv: string;
  readonly mapping: Mapping;
  /** instants; ours received in between have to stand in the file */
  readonly from: string;
  readonly to: string;
  readonly campaignId: string | undefined;
}

/** Compares a file with ours. Changes nothing. */
export function useReconcile() {
  return useMutation({
    mutationFn: ({ csv, mapping, from, to, campaignId }: ReconcileInput) => {
      const columns = columnsText(mapping);
      const query = {
        from,
        to,
        ...(campaignId === undefined ? {} : { campaign_id: campaignId }),
        ...(columns === '' ? {} : { mapping: columns }),
      };
      return answerOf(
        api.POST('/api/v1/conversions/reconcile', {
          params: { query },
          body: csv,
          bodySerializer: (body) => body,
          headers: { 'content-type': 'text/csv' },
        }),
      );
    },
  });
}
