import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Answer, Item } from '../../api/answer.js';
import { answerOf, api } from '../../api/client.js';
import { keys } from '../../api/keys.js';

export type VersionLine = Item<'/api/v1/campaigns/{id}/versions'>;
export type Version = Answer<'/api/v1/campaigns/{id}/versions/{version}', 'get'>;

/** Every version of a campaign, newest first. */
export function useVersions(id: string) {
  return useInfiniteQuery({
    queryKey: [...keys.one('campaigns', id), 'versions'],
    queryFn: ({ pageParam }) =>
      answerOf(api.GET('/api/v1/campaigns/{id}/versions', { params: { path: { id }, query: { limit: 50, cursor: pageParam } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next_cursor ?? undefined,
  });
}

/** One version with what it changed. */
export function useVersion(id: string, version: number) {
  return useQuery({
    queryKey: [...keys.one('campaigns', id), 'versions', version],
    queryFn: () => answerOf(api.GET('/api/v1/campaigns/{id}/versions/{version}', { params: { path: { id, version: String(version) } } })),
    staleTime: Infinity,
  });
}

/** Makes a new version with the settings of an old one. */
export function useRestore(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (version: number) =>
      answerOf(api.POST('/api/v1/campaigns/{id}/versions/{version}/restore', { params: { path: { id, version: String(version) } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.all('campaigns') }),
  });
}
