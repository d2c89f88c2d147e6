import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Body, Item } from '../../api/answer.js';
import { answerOf, api } from '../../api/client.js';
import { keys } from '../../api/keys.js';

export type CostCorrection = Body<'/api/v1/costs', 'post'>;
export type KeptCost = Item<'/api/v1/costs'>;
const RESOURCE = 'costs';

/** Corrections that were made, newest first. */
export function useCostHistory() {
  return useInfiniteQuery({
    queryKey: keys.list(RESOURCE, { pages: true }),
    queryFn: ({ pageParam }) => answerOf(api.GET('/api/v1/costs', { params: { query: { limit: 50, cursor: pageParam } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next_cursor ?? undefined,
  });
}

/** Spreads an amount over the clicks of a range. The same key counts once. */
export function useCorrectCosts() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (correction: CostCorrection) => answerOf(api.POST('/api/v1/costs', { body: correction })),
    onSuccess: () => refresh(client),
  });
}

/** The clicks cost again what they did before. */
export function useUndoCosts() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => answerOf(api.POST('/api/v1/costs/{id}/undo', { params: { path: { id } } })),
    onSuccess: () => refresh(client),
  });
}

function refresh(client: ReturnType<typeof useQueryClient>) {
  return Promise.all([RESOURCE, 'reports', 'clicks'].map((each) => client.invalidateQueries({ queryKey: keys.all(each) })));
}
