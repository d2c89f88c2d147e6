import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { Answer, Item, Query } from '../api/answer.js';
import { answerOf, api } from '../api/client.js';
import { keys } from '../api/keys.js';

export type Hit = Item<'/api/v1/postbacks'>;
export type ExplainedHit = Answer<'/api/v1/postbacks/{receipt}', 'get'>;
export type HitQuery = Query<'/api/v1/postbacks'>;

/** The postback log, newest first, page by page. */
export function usePostbacks(query: HitQuery) {
  return useInfiniteQuery({
    queryKey: keys.list('postbacks', { ...query, pages: true }),
    queryFn: ({ pageParam }) => answerOf(api.GET('/api/v1/postbacks', { params: { query: { ...query, cursor: pageParam } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next_cursor ?? undefined,
  });
}

/** One hit with its raw request and every step of the decision. While it has no verdict it is asked again. */
export function usePostback(receipt: string) {
  return useQuery({
    queryKey: keys.one('postbacks', receipt),
    queryFn: () => answerOf(api.GET('/api/v1/postbacks/{receipt}', { params: { path: { receipt } } })),
    refetchInterval: ({ state }) => (state.data?.outcome === 'pending' || state.data?.outcome === 'waiting' ? 1_000 : false),
  });
}
