import { useQuery } from '@tanstack/react-query';
import type { Item } from '../api/answer.js';
import { answerOf, api } from '../api/client.js';
import { keys } from '../api/keys.js';

export type Preset = Item<'/api/v1/postback-presets'>;

const NONE: readonly Preset[] = [];

/** The dialects known, the generic one first. They do not change while the server runs. */
export function usePresets(): readonly Preset[] {
  const { data } = useQuery({
    queryKey: keys.list('postback-presets'),
    queryFn: () => answerOf(api.GET('/api/v1/postback-presets')),
    staleTime: Infinity,
  });
  return data?.data ?? NONE;
}
