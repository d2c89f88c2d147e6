import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { useMe } from '../access/session.js';
import { MoreButton } from '../ui/more-button.js';
import { Page } from '../ui/page.js';
import { Empty, Query } from '../ui/states.js';
import { ClickFilters } from './click-filters.js';
import { useClicks } from './clicks.js';
import { ClicksTable } from './clicks-table.js';
import { useClickFilters } from './use-click-filters.js';

/** Look a click up by its id, or leaf through those that fit; the last week unless days are given. */
export function ClicksPage() {
  const { query, isAny, clear } = useClickFilters();
  const clicks = useClicks(query);
  const me = useMe();
  return (
    <Page
      title="Clicks"
      actions={
        <Button variant="default" component={Link} to="/costs">
          {me.role === 'admin' ? 'Correct costs' : 'Cost corrections'}
        </Button>
      }
    >
      <ClickFilters />
      <Query of={clicks}>
        {({ pages }) => {
          const rows = pages.flatMap((page) => page.data);
          if (rows.length > 0) return <ClicksTable rows={rows} />;
          return isAny ? (
            <Empty
              title="No click fits"
              action={
                <Button variant="default" onClick={clear}>
                  Show the newest clicks
                </Button>
              }
            >
              Without days only the last week is looked through.
            </Empty>
          ) : (
            <Empty
              title="No click in the last 7 days"
              action={
                <Button component={Link} to="/campaigns">
                  Open a campaign
                </Button>
              }
            >
              Its page has the tracking URL and a test click.
            </Empty>
          );
        }}
      </Query>
      <MoreButton {...clicks} />
    </Page>
  );
}
