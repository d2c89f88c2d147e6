import { Link } from 'react-router';
import { canEdit, useMe } from '../access/session.js';
import { useAdvertisers } from '../campaigns/advertiser-select.js';
import { CopyValue } from '../ui/copy-field.js';
import { DataTable, type Column } from '../ui/data-table.js';
import { StatusMark } from '../ui/mark.js';
import { Page, Section } from '../ui/page.js';
import { Empty, Query } from '../ui/states.js';
import { NewSource } from './new-source.js';
import { useSources, type Source } from './sources.js';

/** Postback sources: how each advertiser's server speaks, and the URL that is its own. */
export function SourcesPage() {
  const sources = useSources();
  const me = useMe();
  const advertisers = useAdvertisers();
  const owner = (id: string) => advertisers.data?.data.find((each) => each.id === id)?.name ?? `#${id}`;
  const columns: Column<Source>[] = [
    { id: 'name', head: 'Source', cell: (source) => <Link to={`/sources/${source.id}`}>{source.name}</Link> },
    { id: 'advertiser', head: 'Advertiser', cell: (source) => owner(source.advertiser_id) },
    { id: 'preset', head: 'Speaks like', wide: true, cell: (source) => source.preset },
    {
      id: 'url',
      head: 'Postback URL',
      wide: true,
      cell: (source) => (
        <span className="nowrap">
          <span className="mono">{source.postback_url}</span> <CopyValue value={source.postback_url_template} what="Postback URL" />
        </span>
      ),
    },
    { id: 'status', head: 'State', cell: (source) => <StatusMark status={source.status} /> },
  ];
  return (
    <Page title="Postback sources">
      <Query of={sources}>
        {({ data }) =>
          data.length === 0 ? (
            <Empty title="No source yet">
              One is made with the first campaign. Add more when advertisers name their parameters differently.
            </Empty>
          ) : (
            <DataTable
              caption="Postback sources"
              columns={columns}
              rows={data}
              rowKey={(source) => source.id}
              href={(source) => `/sources/${source.id}`}
            />
          )
        }
      </Query>
      {canEdit(me) ? (
        <Section title="New source">
          <NewSource />
        </Section>
      ) : null}
    </Page>
  );
}
