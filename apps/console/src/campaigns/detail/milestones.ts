import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { lookBack } from '../../postbacks/hit-query.js';

const POLL_MS = 1_500;

export interface Milestones {
  /** false until all three have been asked once */
  readonly known: boolean;
  readonly click: boolean;
  readonly postback: boolean;
  readonly conversion: boolean;
  /** the newest click's id, for the test tool */
  readonly lastClickId: string | undefined;
}

/** How far a new campaign has come. Asks again every moment until the first conversion is there, then stops. */
export function useMilestones(campaignId: string): Milestones {
  const newest = { campaign_id: campaignId, from: lookBack(), limit: 1 };
  const conversions = useQuery({
    queryKey: keys.list('conversions', newest),
    queryFn: () => answerOf(api.GET('/api/v1/conversions', { params: { query: newest } })),
    refetchInterval: ({ state }) => ((state.data?.data.length ?? 0) > 0 ? false : POLL_MS),
  });
  const isDone = (conversions.data?.data.length ?? 0) > 0;
  const clicks = useQuery({
    queryKey: keys.list('clicks', newest),
    queryFn: () => answerOf(api.GET('/api/v1/clicks', { params: { query: newest } })),
    refetchInterval: isDone ? false : POLL_MS,
  });
  const postbacks = useQuery({
    queryKey: keys.list('postbacks', newest),
    queryFn: () => answerOf(api.GET('/api/v1/postbacks', { params: { query: newest } })),
    refetchInterval: isDone ? false : POLL_MS,
  });
  return {
    known: Boolean(clicks.data && postbacks.data && conversions.data),
    click: isDone || (clicks.data?.data.length ?? 0) > 0,
    postback: isDone || (postbacks.data?.data.length ?? 0) > 0,
    conversion: isDone,
    lastClickId: clicks.data?.data[0]?.click_id,
  };
}
