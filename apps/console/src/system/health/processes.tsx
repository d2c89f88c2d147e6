import { Instant } from '../../format/instant.js';
import { formatCount } from '../../format/numbers.js';
import { DataTable, type Column } from '../../ui/data-table.js';
import { Mark } from '../../ui/mark.js';
import { Empty } from '../../ui/states.js';
import classes from '../system.module.css';
import type { System } from './system.js';

type Running = System['processes'][number];

const COLUMNS: Column<Running>[] = [
  { id: 'kind', head: 'Process', cell: ({ kind }) => kind },
  { id: 'state', head: 'State', cell: ({ alive }) => (alive ? <Mark tone="good">running</Mark> : <Mark tone="bad">silent</Mark>) },
  { id: 'doing', head: 'Progress since its start', cell: ({ progress }) => <Doing progress={progress} /> },
  {
    id: 'host',
    head: 'Where',
    wide: true,
    cell: ({ host, pid }) => (
      <span className="nowrap">
        {host} <span className="dimmed">{pid}</span>
      </span>
    ),
  },
  { id: 'version', head: 'Version', wide: true, cell: ({ version }) => version },
  { id: 'since', head: 'Started', wide: true, cell: (running) => <Instant at={running.started_at} /> },
  { id: 'seen', head: 'Last seen', wide: true, cell: (running) => <Instant at={running.last_seen_at} ago /> },
];

export function Processes({ rows }: { rows: readonly Running[] }) {
  if (rows.length === 0)
    return <Empty title="No process has reported yet">Each writes a line every two seconds while the database answers.</Empty>;
  return <DataTable caption="Processes" columns={COLUMNS} rows={rows} rowKey={({ id }) => id} />;
}

function Doing({ progress }: Pick<Running, 'progress'>) {
  if (progress.length === 0) return <span className="dimmed">serves requests</span>;
  return (
    <span className={classes['doing']}>
      {progress.map(({ activity, total, rate_per_s: rate, last_at: lastAt }) => (
        <span key={activity} className="nowrap">
          <b className="num">{formatCount(total)}</b> {activity}
          <span className="dimmed">
            {rate > 0 ? ` ${rate}/s` : ''}
            {lastAt === null ? '' : ' · '}
            {lastAt === null ? null : <Instant at={lastAt} ago />}
          </span>
        </span>
      ))}
    </span>
  );
}
