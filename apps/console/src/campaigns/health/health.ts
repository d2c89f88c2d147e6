import { useQuery } from '@tanstack/react-query';
import type { Answer } from '../../api/answer.js';
import { answerOf, api } from '../../api/client.js';
import type { Tone } from '../../ui/mark.js';

export type Health = Answer<'/api/v1/campaigns/{id}/health', 'get'>;

const AT_ONCE = 100;
const FRESH_MS = 30_000;

/** Health of the campaigns of a list, by id. Asked a hundred at a time, and not with every look at the list. */
export function useHealthOf(ids: readonly string[]) {
  return useQuery({
    queryKey: ['campaigns', 'health', ids],
    enabled: ids.length > 0,
    staleTime: FRESH_MS,
    refetchInterval: 2 * FRESH_MS,
    placeholderData: (before) => before,
    queryFn: async () => {
      const parts = Array.from({ length: Math.ceil(ids.length / AT_ONCE) }, (_, at) => ids.slice(at * AT_ONCE, (at + 1) * AT_ONCE));
      const answers = await Promise.all(
        parts.map((part) => answerOf(api.GET('/api/v1/campaigns/health', { params: { query: { ids: part.join(',') } } }))),
      );
      return new Map(answers.flatMap(({ data }) => data).map((health) => [health.campaign_id, health]));
    },
  });
}

export function useHealth(id: string) {
  return useQuery({
    queryKey: ['campaigns', 'health', id],
    refetchInterval: FRESH_MS,
    queryFn: () => answerOf(api.GET('/api/v1/campaigns/{id}/health', { params: { path: { id } } })),
  });
}

/** How each state is called and drawn. */
export const HEALTH_STATES: Readonly<Record<Health['state'], { label: string; tone: Tone }>> = {
  healthy: { label: 'healthy', tone: 'good' },
  watch: { label: 'watch', tone: 'warn' },
  broken: { label: 'broken', tone: 'bad' },
  no_data: { label: 'no data', tone: 'quiet' },
};

/** The reason that made the state, in the server's words. */
export function mainReason(health: Health): string | undefined {
  return health.reasons.find((reason) => reason.level === health.state)?.text ?? health.reasons[0]?.text;
}
