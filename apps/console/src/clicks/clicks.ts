import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { Answer, Item, Query } from '../api/answer.js';
import { answerOf, api } from '../api/client.js';
import { keys } from '../api/keys.js';

export type Click = Item<'/api/v1/clicks'>;
export type ClickDetail = Answer<'/api/v1/clicks/{click_id}', 'get'>;
export type ClickQuery = Query<'/api/v1/clicks'>;

/** Clicks, newest first, page by page. */
export function useClicks(query: ClickQuery) {
  return useInfiniteQuery({
    queryKey: keys.list('clicks', { ...query, pages: true }),
    queryFn: ({ pageParam }) => answerOf(api.GET('/api/v1/clicks', { params: { query: { ...query, cursor: pageParam } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next_cursor ?? undefined,
  });
}

export function useClick(clickId: string) {
  return useQuery({
    queryKey: keys.one('clicks', clickId),
    queryFn: () => answerOf(api.GET('/api/v1/clicks/{click_id}', { params: { path: { click_id: clickId } } })),
  });
}
