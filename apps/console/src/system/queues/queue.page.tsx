import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams, useSearchParams } from 'react-router';
import type { Item, Query as QueryOf } from '../../api/answer.js';
import { answerOf, api } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { Instant, TimeHead } from '../../format/instant.js';
import { formatBytes, formatCount } from '../../format/numbers.js';
import { DataTable, type Column } from '../../ui/data-table.js';
import { Page } from '../../ui/page.js';
import { Empty, Query } from '../../ui/states.js';
import classes from '../system.module.css';
import { useSystem, type QueueState } from '../health/system.js';
import { RetryButton } from './retry-button.js';

type Job = Item<'/api/v1/system/queues/{name}/jobs'>;
type State = NonNullable<QueryOf<'/api/v1/system/queues/{name}/jobs'>['state']>;

const SHOWN = 100;
const STATES = ['waiting', 'active', 'delayed', 'failed', 'quarantined'] as const satisfies readonly State[];
const LABELS: Record<State, string> = {
  waiting: 'Waiting',
  active: 'In work',
  delayed: 'Delayed',
  failed: 'Failed',
  quarantined: 'Quarantined',
};
const EMPTY: Record<State, string> = {
  waiting: 'Workers have taken everything that came in.',
  active: 'No worker holds a batch at this moment.',
  delayed: 'No batch waits for its next attempt.',
  failed: 'The queue has given up nothing.',
  quarantined: 'Every record could be processed.',
};

/** One queue from inside: its batches by state, and what was put aside. The payloads stay where they are: they hold visitors' data. */
export function QueuePage() {
  const { name = '' } = useParams();
  const [search, setSearch] = useSearchParams();
  const state = STATES.find((each) => each === search.get('state')) ?? 'waiting';
  const system = useSystem();
  const queue = system.data?.queues.find((each) => each.name === name);
  const jobs = useQuery({
    queryKey: keys.list('jobs', { name, state }),
    queryFn: () => answerOf(api.GET('/api/v1/system/queues/{name}/jobs', { params: { path: { name }, query: { state, limit: SHOWN } } })),
    refetchInterval: 3_000,
  });
  const putAside = (queue?.failed ?? 0) + (queue?.quarantined ?? 0) > 0;
  return (
    <Page title={`Queue ${name}`} back={{ to: '/system', label: 'System' }} actions={putAside ? <RetryButton queue={name} /> : null}>
      <div className={classes['states']}>
        <SegmentedControl
          aria-label="State of the batches"
          value={state}
          onChange={(value) => setSearch({ state: value }, { replace: true })}
          data={STATES.map((each) => ({ value: each, label: `${LABELS[each]} ${queue ? formatCount(queue[each]) : ''}` }))}
        />
      </div>
      <Query of={jobs}>
        {({ data }) =>
          data.length === 0 ? (
            <Empty title={`Nothing ${LABELS[state].toLowerCase()}`}>{EMPTY[state]}</Empty>
          ) : (
            <DataTable caption={`${LABELS[state]} batches`} columns={columnsOf(state)} rows={data} rowKey={({ id }) => id} />
          )
        }
      </Query>
      <Totals queue={queue} shown={state} />
    </Page>
  );
}

function columnsOf(state: State): Column<Job>[] {
  const isPutAside = state === 'failed' || state === 'quarantined';
  const error: Column<Job>[] = isPutAside
    ? [{ id: 'error', head: 'Why', cell: ({ error: why }) => <span className="mono">{why ?? '–'}</span> }]
    : [];
  return [
    { id: 'at', head: <TimeHead>{state === 'quarantined' ? 'Put aside' : 'Added'}</TimeHead>, cell: ({ at }) => <Instant at={at} /> },
    ...error,
    { id: 'records', head: 'Records', numeric: true, cell: ({ records }) => (records === null ? 'unreadable' : formatCount(records)) },
    { id: 'bytes', head: 'Size', numeric: true, cell: ({ bytes }) => formatBytes(bytes) },
    { id: 'attempts', head: 'Attempts', numeric: true, wide: true, cell: ({ attempts }) => formatCount(attempts) },
    {
      id: 'ids',
      head: 'First ids',
      wide: true,
      title: 'The 128 bits of click ids or receipts',
      cell: ({ record_ids: ids }) => <span className="mono">{ids.join(' ') || '–'}</span>,
    },
  ];
}

function Totals({ queue, shown }: { queue: QueueState | undefined; shown: State }) {
  if (!queue) return null;
  return (
    <p className="dimmed">
      {queue.inbox > 0 ? `${formatCount(queue.inbox)} more batches are in the second door, the database. ` : ''}
      {queue.received_per_s} records per second come in, {queue.processed_per_s} are processed.
      {queue[shown] > SHOWN ? ` The oldest ${SHOWN} are shown.` : ''}
    </p>
  );
}
