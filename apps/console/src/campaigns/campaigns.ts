import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Answer, Body, Item } from '../api/answer.js';
import { answerOf, api, done } from '../api/client.js';
import { keys } from '../api/keys.js';

export type Campaign = Answer<'/api/v1/campaigns/{id}', 'get'>;
export type ListedCampaign = Item<'/api/v1/campaigns'>;
export type NewCampaign = Body<'/api/v1/campaigns', 'post'>;
export type CampaignChange = Body<'/api/v1/campaigns/{id}', 'patch'>;

/** All campaigns one may see, newest first, archived ones included. */
export function useCampaigns() {
  return useQuery({
    queryKey: keys.list('campaigns'),
    queryFn: () => answerOf(api.GET('/api/v1/campaigns', { params: { query: { limit: 500 } } })),
  });
}

export function useCampaign(id: string) {
  return useQuery({
    queryKey: keys.one('campaigns', id),
    queryFn: () => answerOf(api.GET('/api/v1/campaigns/{id}', { params: { path: { id } } })),
  });
}

/** A campaign's name for tables that hold its id; the id itself until it is known. */
export function useCampaignName(): (id: string | null | undefined) => string {
  const { data } = useCampaigns();
  const names = new Map(data?.data.map((campaign) => [campaign.id, campaign.name]));
  return (id) => (id ? (names.get(id) ?? `#${id}`) : '–');
}

export function useCreateCampaign() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (campaign: NewCampaign) => answerOf(api.POST('/api/v1/campaigns', { body: campaign })),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.all('campaigns') }),
  });
}

export function useChangeCampaign(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: CampaignChange) => answerOf(api.PATCH('/api/v1/campaigns/{id}', { params: { path: { id } }, body: change })),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.all('campaigns') }),
  });
}

/** pause: new clicks go to the fallback URL; conversions of earlier clicks still count. resume: the reverse. */
export function usePauseOrResume(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (action: 'pause' | 'resume') => {
      const to = { params: { path: { id } } };
      return answerOf(action === 'pause' ? api.POST('/api/v1/campaigns/{id}/pause', to) : api.POST('/api/v1/campaigns/{id}/resume', to));
    },
    onSuccess: () => client.invalidateQueries({ queryKey: keys.all('campaigns') }),
  });
}

/** A copy with a key of its own and the same postback source. */
export function useCloneCampaign(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => answerOf(api.POST('/api/v1/campaigns/{id}/clone', { params: { path: { id } }, body: {} })),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.all('campaigns') }),
  });
}

/** Out of the lists; conversions of earlier clicks still count. */
export function useArchiveCampaign(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => done(api.DELETE('/api/v1/campaigns/{id}', { params: { path: { id } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.all('campaigns') }),
  });
}
