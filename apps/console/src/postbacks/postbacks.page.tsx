import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { useMe } from '../access/session.js';
import { useZone } from '../format/zone.js';
import { MoreButton } from '../ui/more-button.js';
import { Page } from '../ui/page.js';
import { Empty, Query } from '../ui/states.js';
import { hitQuery } from './hit-query.js';
import { HitsTable } from './hits-table.js';
import { BulkReplay } from './log/bulk-replay.js';
import { HitFilters } from './log/hit-filters.js';
import { useHitFilters } from './log/use-hit-filters.js';
import { usePostbacks } from './postbacks.js';

/** Every hit that reached us and what became of it, also those that belong to no campaign. */
export function PostbacksPage() {
  const filters = useHitFilters();
  const { zone } = useZone();
  const postbacks = usePostbacks(hitQuery(filters.search, zone));
  const me = useMe();
  return (
    <Page title="Postbacks" actions={me.role === 'admin' ? <BulkReplay /> : null}>
      <HitFilters />
      <Query of={postbacks}>
        {({ pages }) => {
          const hits = pages.flatMap((page) => page.data);
          if (hits.length > 0) return <HitsTable hits={hits} />;
          return filters.isAny ? (
            <Empty
              title="No postback fits these filters"
              action={
                <Button variant="default" onClick={filters.clear}>
                  Show all postbacks
                </Button>
              }
            >
              Take one off, or look for the click id among all verdicts.
            </Empty>
          ) : (
            <Empty
              title="No postback yet"
              action={
                <Button component={Link} to="/campaigns">
                  Open a campaign
                </Button>
              }
            >
              Its page has the postback URL and a test tool that sends one.
            </Empty>
          );
        }}
      </Query>
      <MoreButton {...postbacks} />
    </Page>
  );
}
