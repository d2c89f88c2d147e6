import { useQuery } from '@tanstack/react-query';
import type { Answer } from '../../api/answer.js';
import { answerOf, api } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { formatWeekday } from '../../format/instants.js';
import { formatCount } from '../../format/numbers.js';
import { DataTable, type Column } from '../../ui/data-table.js';
import { Mark } from '../../ui/mark.js';
import { Section } from '../../ui/page.js';
import { Query } from '../../ui/states.js';
import classes from '../system.module.css';

type Day = Answer<'/api/v1/ledger', 'get'>['days'][number];

/** Everything that came in, accounted for: counted at the edge on the left, found as rows on the right. */
export function Ledger() {
  const ledger = useQuery({
    queryKey: keys.list('ledger'),
    queryFn: () => answerOf(api.GET('/api/v1/ledger')),
    refetchInterval: 5_000,
  });
  return (
    <Section title="Ledger, last 7 days">
      <Query of={ledger}>
        {({ total, days }) => (
          <>
            <Line name="Postbacks" sum="received" parts={['accepted', 'rejected', 'waiting', 'pending']} of={total.postbacks} />
            <Line name="Clicks" sum="issued" parts={['stored', 'pending', 'lost']} of={total.clicks} />
            <DataTable caption="Ledger by UTC day" columns={COLUMNS} rows={[...days].reverse()} rowKey={(day) => day.day} />
          </>
        )}
      </Query>
    </Section>
  );
}

type Counts = Readonly<Record<string, number | boolean>> & { readonly balanced: boolean; readonly difference: number };

function Line({ name, sum, parts, of }: { name: string; sum: string; parts: readonly string[]; of: Counts }) {
  const part = (label: string) => (
    <span key={label}>
      <b className="num">{formatCount(Number(of[label] ?? 0))}</b> {label}
    </span>
  );
  return (
    <div className={classes['line']}>
      <span className={classes['name']}>{name}</span>
      {part(sum)} <span aria-hidden>=</span>
      {parts.map((label, at) => (
        <span key={label}>
          {at > 0 ? '+ ' : ''}
          {part(label)}
        </span>
      ))}
      {of.balanced ? <Mark tone="good">adds up</Mark> : <Mark tone="bad">{`off by ${formatCount(of.difference)}`}</Mark>}
    </div>
  );
}

const number = (id: string, head: string, pick: (day: Day) => number, wide = true): Column<Day> => ({
  id,
  head,
  numeric: true,
  wide,
  cell: (day) => formatCount(pick(day)),
});

const COLUMNS: Column<Day>[] = [
  { id: 'day', head: 'UTC day', cell: (day) => formatWeekday(day.day) },
  number('received', 'Postbacks', (day) => day.postbacks.received, false),
  number('accepted', 'Accepted', (day) => day.postbacks.accepted),
  number('rejected', 'Rejected', (day) => day.postbacks.rejected),
  number('waiting', 'Waiting', (day) => day.postbacks.waiting),
  number('pending', 'Pending', (day) => day.postbacks.pending),
  number('refused', 'Refused (503)', (day) => day.postbacks.refused),
  number('issued', 'Clicks', (day) => day.clicks.issued, false),
  number('stored', 'Stored', (day) => day.clicks.stored),
  number('lost', 'Lost', (day) => day.clicks.lost),
  number('unrouted', 'Unrouted', (day) => day.clicks.unrouted),
  {
    id: 'sum',
    head: 'Balance',
    cell: ({ postbacks, clicks }) =>
      postbacks.balanced && clicks.balanced ? (
        <Mark tone="good">adds up</Mark>
      ) : (
        <Mark tone="bad">{`off by ${postbacks.difference + clicks.difference}`}</Mark>
      ),
  },
];
