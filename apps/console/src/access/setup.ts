import { useQuery } from '@tanstack/react-query';
import type { Answer } from '../api/answer.js';
import { answerOf, api } from '../api/client.js';

export type Setup = Answer<'/api/v1/setup', 'get'>;

/** Has anybody signed in yet, and where would the first password be? */
export function useSetup() {
  return useQuery({ queryKey: ['setup'], queryFn: () => answerOf(api.GET('/api/v1/setup')), staleTime: 60_000 });
}
