import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Answer, Body, Item } from '../api/answer.js';
import { answerOf, api } from '../api/client.js';
import { keys } from '../api/keys.js';

export type Source = Item<'/api/v1/postback-sources'>;
export type OneSource = Answer<'/api/v1/postback-sources/{id}', 'get'>;
type SourceChange = Body<'/api/v1/postback-sources/{id}', 'patch'>;

export function useSources() {
  return useQuery({
    queryKey: keys.list('postback-sources'),
    queryFn: () => answerOf(api.GET('/api/v1/postback-sources', { params: { query: { limit: 500 } } })),
  });
}

export function useSource(id: string) {
  return useQuery({
    queryKey: keys.one('postback-sources', id),
    queryFn: () => answerOf(api.GET('/api/v1/postback-sources/{id}', { params: { path: { id } } })),
  });
}

export function useCreateSource() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (source: Body<'/api/v1/postback-sources', 'post'>) => answerOf(api.POST('/api/v1/postback-sources', { body: source })),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.all('postback-sources') }),
  });
}

export function useChangeSource(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: SourceChange) => answerOf(api.PATCH('/api/v1/postback-sources/{id}', { params: { path: { id } }, body: change })),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.all('postback-sources') }),
  });
}
