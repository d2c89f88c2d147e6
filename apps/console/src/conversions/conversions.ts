import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Answer, Body, Item, Query } from '../api/answer.js';
import { answerOf, api } from '../api/client.js';
import { keys } from '../api/keys.js';

export type Conversion = Item<'/api/v1/conversions'>;
export type ExplainedConversion = Answer<'/api/v1/conversions/{id}', 'get'>;
export type ConversionQuery = Query<'/api/v1/conversions'>;

/** Conversions, newest first, page by page. */
export function useConversions(query: ConversionQuery) {
  return useInfiniteQuery({
    queryKey: keys.list('conversions', { ...query, pages: true }),
    queryFn: ({ pageParam }) => answerOf(api.GET('/api/v1/conversions', { params: { query: { ...query, cursor: pageParam } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next_cursor ?? undefined,
  });
}

export function useConversion(id: string) {
  return useQuery({
    queryKey: keys.one('conversions', id),
    queryFn: () => answerOf(api.GET('/api/v1/conversions/{id}', { params: { path: { id } } })),
  });
}

/** A change by hand: audited, and counted in reports as a difference. */
export function useChangeConversion(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: Body<'/api/v1/conversions/{id}', 'patch'>) =>
      answerOf(api.PATCH('/api/v1/conversions/{id}', { params: { path: { id } }, body: change })),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: keys.all('conversions') }),
        client.invalidateQueries({ queryKey: keys.all('reports') }),
      ]),
  });
}
