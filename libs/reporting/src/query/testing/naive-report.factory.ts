import { countClick, countFact, type Counted } from './naive-counts.factory.js';
import { naiveMetrics } from './naive-metrics.factory.js';
import { shownOf, textOf } from './naive-values.factory.js';
import type { RawClick, RawFact } from './raw-rows.factory.js';

/** A report as a person would count it by hand from the raw rows: shares nothing with the product but the rows. */
export interface NaiveQuery {
  readonly fromMs: number;
  readonly toMs: number;
  readonly zone: string;
  readonly groupBy: readonly string[];
  readonly metrics: readonly string[];
  readonly filters: readonly { dimension: string; not: boolean; contains?: boolean; values: readonly string[] }[];
  /** keeps groups whose metric compares so, as a decimal */
  readonly having?: readonly { metric: string; operator: '>=' | '<' | '!='; value: number }[];
  readonly timeBase: 'click' | 'postback';
}

/** A group with what it is grouped by, and with its metrics. */
interface NaiveGroup {
  readonly keys: Record<string, unknown>;
  readonly metrics: Record<string, unknown>;
}

interface NaiveAnswer {
  readonly groups: readonly NaiveGroup[];
  readonly totals: Record<string, unknown>;
}

export function naiveReport(query: NaiveQuery, clicks: readonly RawClick[], facts: readonly RawFact[]): NaiveAnswer {
  const splits = [...query.groupBy, ...query.filters.map((filter) => filter.dimension)].includes('status');
  const counted = [...clicks.map(countClick), ...facts.flatMap((fact) => countFact(fact, query.timeBase, splits))].filter(
    (row) => row.atMs >= query.fromMs && row.atMs < query.toMs && query.filters.every((filter) => passes(filter, row, query.zone)),
  );
  const groups = new Map<string, { keys: Record<string, unknown>; rows: Counted[] }>();
  if (query.groupBy.length === 0) groups.set('', { keys: {}, rows: [] });
  for (const row of counted) {
    const keys = Object.fromEntries(query.groupBy.map((name) => [name, shownOf(row, name, query.zone)]));
    const group = groups.get(query.groupBy.length === 0 ? '' : JSON.stringify(keys)) ?? { keys, rows: [] };
    group.rows.push(row);
    groups.set(query.groupBy.length === 0 ? '' : JSON.stringify(keys), group);
  }
  const kept = [...groups.values()].filter(({ rows }) => (query.having ?? []).every((each) => holds(each, rows)));
  return {
    groups: kept.map(({ keys, rows }) => ({ keys, metrics: naiveMetrics(query.metrics, rows) })),
    totals: naiveMetrics(
      query.metrics,
      kept.flatMap(({ rows }) => rows),
    ),
  };
}

function passes({ dimension, not, contains, values }: NaiveQuery['filters'][number], row: Counted, zone: string): boolean {
  // A campaign is filtered by its id, but contains looks into its name.
  const text = contains && dimension === 'campaign' ? `Campaign ${row.dimensions.campaign}` : textOf(row, dimension, zone);
  const found = contains ? values.some((value) => text !== '' && text.toLowerCase().includes(value.toLowerCase())) : values.includes(text);
  return found !== not;
}

function holds({ metric, operator, value }: NonNullable<NaiveQuery['having']>[number], rows: readonly Counted[]): boolean {
  const shown = naiveMetrics([metric], rows)[metric];
  // A ratio without a divisor compares with nothing.
  if (shown === null || shown === undefined) return false;
  const number = Number(shown);
  if (operator === '!=') return number !== value;
  return operator === '<' ? number < value : number >= value;
}
