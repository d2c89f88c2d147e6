import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../api/client.js';
import { keys } from '../api/keys.js';
import { Empty, Query } from '../ui/states.js';
import { HitsTable } from './hits-table.js';

const QUERY = { limit: 6 };

/** What comes in right now: the newest hits, asked for every few seconds. */
export function LatestPostbacks() {
  const latest = useQuery({
    queryKey: keys.list('postbacks', QUERY),
    queryFn: () => answerOf(api.GET('/api/v1/postbacks', { params: { query: QUERY } })),
    refetchInterval: 5_000,
  });
  return (
    <Query of={latest} rows={4}>
      {({ data }) =>
        data.length === 0 ? (
          <Empty title="No postback yet">Open a campaign for its postback URL and a test tool.</Empty>
        ) : (
          <HitsTable hits={data} caption="Latest postbacks" />
        )
      }
    </Query>
  );
}
