import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Body } from '../api/answer.js';
import { answerOf, api, done } from '../api/client.js';
import { keys } from '../api/keys.js';

const PATH = '/api/v1/campaigns/{campaign_id}/landing-pages';

export function useAddLandingPage(campaignId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (page: Body<typeof PATH, 'post'>) =>
      answerOf(api.POST(PATH, { params: { path: { campaign_id: campaignId } }, body: page })),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.all('campaigns') }),
  });
}

/** Out of rotation; its clicks keep it. */
export function useArchiveLandingPage(campaignId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      done(api.DELETE(`${PATH}/{landing_page_id}`, { params: { path: { campaign_id: campaignId, landing_page_id: id } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.all('campaigns') }),
  });
}
