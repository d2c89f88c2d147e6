import { useQuery } from '@tanstack/react-query';
import type { Answer } from '../../api/answer.js';
import { answerOf, api } from '../../api/client.js';
import { keys } from '../../api/keys.js';

export type System = Answer<'/api/v1/system', 'get'>;
export type QueueState = System['queues'][number];

/** Processes, queues and stores, asked again every few seconds. */
export function useSystem() {
  return useQuery({ queryKey: keys.list('system'), queryFn: () => answerOf(api.GET('/api/v1/system')), refetchInterval: 3_000 });
}
