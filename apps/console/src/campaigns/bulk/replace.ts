import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Answer, Body } from '../../api/answer.js';
import { answerOf, api } from '../../api/client.js';
import { keys } from '../../api/keys.js';

export type UrlReplacement = Body<'/api/v1/campaigns/bulk/replace-in-urls', 'post'>;
export type UrlEdits = Answer<'/api/v1/campaigns/bulk/replace-in-urls', 'post'>;

/** Finds and replaces in URLs. With `dry_run` it only shows each URL before and after; all or nothing otherwise. */
export function useReplaceInUrls() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: UrlReplacement) => answerOf(api.POST('/api/v1/campaigns/bulk/replace-in-urls', { body })),
    onSuccess: ({ dry_run: isDry }) => (isDry ? undefined : client.invalidateQueries({ queryKey: keys.all('campaigns') })),
  });
}
