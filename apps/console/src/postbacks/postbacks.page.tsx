import { useSearchParams } from 'react-router';
import { MoreButton } from '../ui/more-button.js';
import { Page } from '../ui/page.js';
import { Empty, Query } from '../ui/states.js';
import { HitFilters } from './hit-filters.js';
import { hitQuery } from './hit-query.js';
import { HitsTable } from './hits-table.js';
import { usePostbacks } from './postbacks.js';

/** Every hit that reached us and what became of it, also those that belong to no campaign. */
export function PostbacksPage() {
  const [search] = useSearchParams();
  const query = hitQuery(search);
  const postbacks = usePostbacks(query);
  const isFiltered = [...search.keys()].length > 0;
  return (
    <Page title="Postbacks">
      <HitFilters />
      <Query of={postbacks}>
        {({ pages }) => {
          const hits = pages.flatMap((page) => page.data);
          if (hits.length > 0) return <HitsTable hits={hits} />;
          return isFiltered ? (
            <Empty title="No postback fits these filters">Take one off, or look for the click id among all outcomes.</Empty>
          ) : (
            <Empty title="No postback yet">Open a campaign: its page has the postback URL and a test tool that sends one.</Empty>
          );
        }}
      </Query>
      <MoreButton {...postbacks} />
    </Page>
  );
}
