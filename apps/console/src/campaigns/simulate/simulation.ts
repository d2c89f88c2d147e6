import { useMutation } from '@tanstack/react-query';
import type { Answer, Query } from '../../api/answer.js';
import { answerOf, api } from '../../api/client.js';

export type Simulation = Answer<'/api/v1/campaigns/{id}/simulate', 'get'>;
export type SimulationQuery = Query<'/api/v1/campaigns/{id}/simulate'>;

/** Where a visitor would go; nothing is recorded. */
export function useSimulation(id: string) {
  return useMutation({
    mutationFn: (query: SimulationQuery) => answerOf(api.GET('/api/v1/campaigns/{id}/simulate', { params: { path: { id }, query } })),
  });
}

/** Agents of everyday visitors, to choose from. */
export const AGENTS: Readonly<Record<string, string>> = {
  'Android phone, Chrome':
    'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36',
  'iPhone, Safari':
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1',
  'Windows, Chrome': 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
  'Mac, Safari': 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15',
  'Search engine': 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
};
