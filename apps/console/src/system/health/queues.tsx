import { Link } from 'react-router';
import { formatCount, formatDuration } from '../../format/numbers.js';
import { DataTable, type Column } from '../../ui/data-table.js';
import { Mark } from '../../ui/mark.js';
import { RetryButton } from '../queues/retry-button.js';
import type { QueueState } from './system.js';

/** Older than this waits too long: receipts should have their verdict within seconds. */
const LATE_S = 60;

const pace = (perSecond: number) => (perSecond >= 100 ? formatCount(Math.round(perSecond)) : perSecond.toFixed(1));
const count = (id: keyof QueueState, head: string, title: string, wide = true): Column<QueueState> => ({
  id,
  head,
  numeric: true,
  wide,
  title,
  cell: (queue) => formatCount(Number(queue[id])),
});

const COLUMNS: Column<QueueState>[] = [
  { id: 'name', head: 'Queue', cell: ({ name }) => <Link to={`/system/queues/${name}`}>{name}</Link> },
  { id: 'state', head: 'State', cell: (queue) => <State {...queue} /> },
  count('waiting', 'Waiting', 'Batches that no worker has taken yet', false),
  count('active', 'In work', 'Batches that workers have just now'),
  count('inbox', 'Second door', 'Batches that the queue refused and the database took; workers sweep them'),
  {
    id: 'oldest',
    head: 'Oldest',
    numeric: true,
    title: 'Age of the oldest unfinished batch',
    cell: ({ oldest_age_s: age }) => (age === null ? '–' : formatDuration(age)),
  },
  {
    id: 'in',
    head: 'In /s',
    numeric: true,
    wide: true,
    title: 'Records received, over ten seconds',
    cell: (queue) => pace(queue.received_per_s),
  },
  {
    id: 'out',
    head: 'Out /s',
    numeric: true,
    wide: true,
    title: 'Records processed, over ten seconds',
    cell: (queue) => pace(queue.processed_per_s),
  },
  count('failed', 'Failed', 'Batches the queue gave up; workers take them up again by themselves'),
  count('quarantined', 'Quarantined', 'Single records put aside because they cannot be processed'),
  {
    id: 'retry',
    head: <span className="sr-only">Retry</span>,
    numeric: true,
    cell: (queue) => (queue.failed + queue.quarantined > 0 ? <RetryButton queue={queue.name} /> : null),
  },
];

export function Queues({ rows }: { rows: readonly QueueState[] }) {
  return (
    <DataTable caption="Queues" columns={COLUMNS} rows={rows} rowKey={({ name }) => name} href={({ name }) => `/system/queues/${name}`} />
  );
}

function State({ checked_at: checkedAt, failed, quarantined, oldest_age_s: age }: QueueState) {
  if (checkedAt === null) return <Mark tone="bad">not counted yet</Mark>;
  if (age !== null && age > LATE_S) return <Mark tone="bad">behind</Mark>;
  if (failed > 0 || quarantined > 0) return <Mark tone="warn">put aside</Mark>;
  return <Mark tone="good">flowing</Mark>;
}
