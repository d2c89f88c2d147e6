import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Body, Item } from '../../api/answer.js';
import { answerOf, api, done } from '../../api/client.js';
import { keys } from '../../api/keys.js';

export type SavedView = Item<'/api/v1/report-views'>;
const RESOURCE = 'report-views';

/** One's own saved views, newest first. */
export function useSavedViews() {
  return useQuery({
    queryKey: keys.list(RESOURCE),
    queryFn: () => answerOf(api.GET('/api/v1/report-views', { params: { query: { limit: 200 } } })),
  });
}

export function useSaveView() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (view: Body<'/api/v1/report-views', 'post'>) => answerOf(api.POST('/api/v1/report-views', { body: view })),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.all(RESOURCE) }),
  });
}

export function useDeleteView() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => done(api.DELETE('/api/v1/report-views/{id}', { params: { path: { id } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.all(RESOURCE) }),
  });
}
