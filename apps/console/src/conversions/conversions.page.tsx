import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { useMe } from '../access/session.js';
import { MoreButton } from '../ui/more-button.js';
import { Page } from '../ui/page.js';
import { Empty, Query } from '../ui/states.js';
import { ConversionFilters } from './conversion-filters.js';
import { useConversions } from './conversions.js';
import { ConversionsTable } from './conversions-table.js';
import { useConversionFilters } from './use-conversion-filters.js';

/** What was earned, conversion by conversion. */
export function ConversionsPage() {
  const { query, isAny, clear } = useConversionFilters();
  const conversions = useConversions(query);
  return (
    <Page title="Conversions" actions={<Actions />}>
      <ConversionFilters />
      <Query of={conversions}>
        {({ pages }) => {
          const rows = pages.flatMap((page) => page.data);
          if (rows.length > 0) return <ConversionsTable rows={rows} />;
          return isAny ? (
            <Empty
              title="No conversion fits these filters"
              action={
                <Button variant="default" onClick={clear}>
                  Show all conversions
                </Button>
              }
            />
          ) : (
            <Empty
              title="No conversion yet"
              action={
                <Button component={Link} to="/postbacks">
                  Look at the postbacks
                </Button>
              }
            >
              A postback that names a click becomes one. The log says why one did not.
            </Empty>
          );
        }}
      </Query>
      <MoreButton {...conversions} />
    </Page>
  );
}

function Actions() {
  const me = useMe();
  if (me.role === 'advertiser') return null;
  return (
    <>
      <Button variant="default" component={Link} to="/conversions/reconcile">
        Reconcile
      </Button>
      {me.role === 'admin' ? (
        <Button variant="default" component={Link} to="/conversions/import">
          Import CSV
        </Button>
      ) : null}
    </>
  );
}
