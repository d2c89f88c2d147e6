import { formatCount, formatMoney, formatRatio } from '../../format/numbers.js';
import { DataTable, type Column } from '../../ui/data-table.js';
import { Mark, type Tone } from '../../ui/mark.js';
import { Empty } from '../../ui/states.js';
import type { Opportunity, Ranking } from './opportunities.js';

const VERDICTS: Readonly<Record<Opportunity['verdict'], { tone: Tone; title: string }>> = {
  earns: { tone: 'good', title: 'Profit is above zero over the whole interval' },
  burns: { tone: 'bad', title: 'Profit is below zero over the whole interval' },
  unclear: { tone: 'quiet', title: 'So few conversions may mean either: zero lies within the interval' },
};

/** The best and the worst by profit, with 95 % intervals. */
export function OpportunityTable({ caption, ranking, currency }: { caption: string; ranking: Ranking; currency: string }) {
  const rows = [...ranking.best, ...ranking.worst.toReversed()];
  if (rows.length === 0) return <Empty title="Nothing in this period">Choose a longer one above.</Empty>;
  const columns: Column<Opportunity>[] = [
    { id: 'value', head: 'Value', cell: (row) => row.value ?? <span className="dimmed">not given</span> },
    {
      id: 'verdict',
      head: 'Verdict',
      cell: (row) => (
        <Mark tone={VERDICTS[row.verdict].tone} title={VERDICTS[row.verdict].title}>
          {row.verdict}
        </Mark>
      ),
    },
    { id: 'clicks', head: 'Clicks', numeric: true, wide: true, cell: (row) => formatCount(row.clicks) },
    { id: 'conversions', head: 'Conversions', numeric: true, wide: true, cell: (row) => formatCount(row.conversions) },
    {
      id: 'rate',
      head: 'Conversion rate, 95 %',
      numeric: true,
      wide: true,
      title: 'Wilson interval of conversions / clicks',
      cell: (row) => `${formatRatio(row.conversion_rate.low)} – ${formatRatio(row.conversion_rate.high)}`,
    },
    { id: 'cost', head: 'Cost', numeric: true, wide: true, cell: (row) => formatMoney(row.cost, currency) },
    {
      id: 'profit',
      head: 'Profit',
      numeric: true,
      title: 'Profit = revenue − cost',
      cell: (row) => <Signed amount={row.profit} currency={currency} />,
    },
    {
      id: 'interval',
      head: 'Likely between',
      numeric: true,
      wide: true,
      title: 'Profit at both ends of the conversion rate’s interval',
      cell: (row) => (
        <span className="dimmed">
          {formatMoney(row.profit_low, currency)} – {formatMoney(row.profit_high, currency)}
        </span>
      ),
    },
    {
      id: 'paused',
      head: 'If paused',
      numeric: true,
      wide: true,
      title: 'Change of the profit if it had been paused for the whole period = cost saved − revenue lost',
      cell: (row) => <Signed amount={row.if_paused.profit_change} currency={currency} />,
    },
  ];
  return <DataTable caption={caption} columns={columns} rows={rows} rowKey={(row) => row.value ?? ''} />;
}

function Signed({ amount, currency }: { amount: string; currency: string }) {
  const number = Number(amount);
  const text = formatMoney(amount, currency);
  if (number === 0) return <>{text}</>;
  return <span className={number > 0 ? 'gain' : 'loss'}>{number > 0 ? `+${text}` : text}</span>;
}
