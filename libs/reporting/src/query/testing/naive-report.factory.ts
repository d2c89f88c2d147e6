import { formatAmount } from '#kernel';
import type { RawClick, RawDimensions, RawFact } from './raw-rows.factory.js';

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

type Answer = { rows: Record<string, unknown>[]; totals: Record<string, unknown> };
type Counted = { atMs: number; status: string; event: string; dimensions: RawDimensions; n: Readonly<Partial<Record<string, number>>> };

export function naiveReport(query: NaiveQuery, clicks: readonly RawClick[], facts: readonly RawFact[]): Answer {
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
    rows: kept.map(({ keys, rows }) => ({ ...keys, ...metricsOf(query.metrics, rows) })),
    totals: metricsOf(
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
  const shown = metricsOf([metric], rows)[metric];
  // A ratio without a divisor compares with nothing.
  if (shown === null || shown === undefined) return false;
  const number = Number(shown);
  if (operator === '!=') return number !== value;
  return operator === '<' ? number < value : number >= value;
}

function countClick(click: RawClick): Counted {
  const isBot = click.flags % 2 === 1;
  const n = {
    cost: click.costMicros,
    clicks: isBot ? 0 : 1,
    bots: isBot ? 1 : 0,
    uniques: !isBot && Math.floor(click.flags / 2) % 2 === 1 ? 1 : 0,
    imported: click.flags >= 64 ? 1 : 0,
  };
  return { atMs: click.atMs, status: '', event: '', dimensions: click, n };
}

function countFact(fact: RawFact, timeBase: 'click' | 'postback', splits: boolean): Counted[] {
  const at = { atMs: timeBase === 'click' ? fact.clickAtMs : fact.atMs, event: fact.event, dimensions: fact };
  const cost = fact.costMicros === 0 ? [] : [{ ...at, atMs: fact.clickAtMs, status: '', n: { cost: fact.costMicros } }];
  const whole = {
    pending: fact.pending,
    approved: fact.approved,
    rejected: fact.rejected,
    revenue: fact.revenueMicros,
    approvedRevenue: fact.approvedMicros,
    delay: fact.delayS,
    ...adjustmentOf(fact),
  };
  if (!splits) return [...cost, { ...at, status: '', n: whole }];
  const each =
    fact.pending + fact.approved === 0 ? Math.round((fact.atMs - fact.clickAtMs) / 1000) : fact.delayS / (fact.pending + fact.approved);
  const parts: Counted[] = [
    {
      ...at,
      status: 'pending',
      n: { pending: fact.pending, revenue: fact.revenueMicros - fact.approvedMicros, delay: each * fact.pending },
    },
    {
      ...at,
      status: 'approved',
      n: {
        approved: fact.approved,
        revenue: fact.approvedMicros,
        approvedRevenue: fact.approvedMicros,
        delay: each * fact.approved,
        ...adjustmentOf(fact),
      },
    },
    { ...at, status: 'rejected', n: { rejected: fact.rejected } },
  ];
  return [...cost, ...parts.filter(({ n }) => n['pending'] || n['approved'] || n['rejected'] || n['revenue'])];
}

/** Every fact of the test is its conversion's first. */
function adjustmentOf(fact: RawFact): { adjustments: number; adjusted: number } {
  const is = fact.revenueMicros < 0 && fact.pending === 0 && fact.approved === 0 && fact.rejected === 0;
  return is ? { adjustments: 1, adjusted: fact.revenueMicros } : { adjustments: 0, adjusted: 0 };
}

const OFFSETS = new Map<string, Intl.DateTimeFormat>();

/** Local wall time as if it were UTC. */
function wallMs(atMs: number, zone: string): number {
  const format =
    OFFSETS.get(zone) ??
    new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
  OFFSETS.set(zone, format);
  const part = Object.fromEntries(format.formatToParts(atMs).map(({ type, value }) => [type, Number(value)]));
  return Date.UTC(part['year'] ?? 0, (part['month'] ?? 1) - 1, part['day'], part['hour'], part['minute'], part['second']) + (atMs % 1000);
}

/** First instant of a local day, found by walking towards it. */
export function naiveDayStart(day: string, zone: string): number {
  let atMs = Date.parse(day) - 15 * 3_600_000;
  while (new Date(wallMs(atMs, zone)).toISOString().slice(0, 10) < day) atMs += 900_000;
  return atMs;
}

function shownOf(row: Counted, name: string, zone: string): unknown {
  const wall = new Date(wallMs(row.atMs, zone));
  const iso = wall.toISOString();
  switch (name) {
    case 'campaign':
      return { id: String(row.dimensions.campaign), name: `Campaign ${row.dimensions.campaign}` };
    case 'offer':
      return { id: String(row.dimensions.offer), name: `Offer ${row.dimensions.offer}` };
    case 'day':
      return iso.slice(0, 10);
    case 'month':
      return iso.slice(0, 7);
    case 'week':
      return new Date(Date.parse(iso.slice(0, 10)) - ((wall.getUTCDay() + 6) % 7) * 86_400_000).toISOString().slice(0, 10);
    case 'hour':
      return new Date(row.atMs - (wall.getTime() % 3_600_000)).toISOString();
    case 'hour_of_day':
      return wall.getUTCHours();
    case 'day_of_week':
      return wall.getUTCDay() || 7;
    case 'status':
    case 'event':
      return row[name] || null;
    default: {
      const sub = /^sub(\d+)$/.exec(name);
      return (sub ? row.dimensions.subs[Number(sub[1]) - 1] : row.dimensions[name as 'country']) || null;
    }
  }
}

function textOf(row: Counted, name: string, zone: string): string {
  const shown = shownOf(row, name, zone);
  return shown === null ? '' : typeof shown === 'object' ? (shown as { id: string }).id : String(shown);
}

function metricsOf(names: readonly string[], rows: readonly Counted[]): Record<string, unknown> {
  const sum = (name: string) => rows.reduce((total, row) => total + (row.n[name] ?? 0), 0);
  const [clicks, cost, revenue] = [sum('clicks'), sum('cost'), sum('revenue')];
  const [pending, approved, rejected] = [sum('pending'), sum('approved'), sum('rejected')];
  const conversions = pending + approved;
  const money = (micros: number) => formatAmount(BigInt(micros));
  const ratio = (top: number, bottom: number) => (bottom === 0 ? null : top / bottom);
  const average = (micros: number, by: number) => (by === 0 ? null : money(Math.sign(micros / by) * Math.round(Math.abs(micros / by))));
  const all: Record<string, unknown> = {
    clicks,
    conversions,
    revenue: money(revenue),
    cost: money(cost),
    profit: money(revenue - cost),
    roi: ratio(revenue - cost, cost),
    roas: ratio(revenue, cost),
    cr: ratio(conversions, clicks),
    epc: average(revenue, clicks),
    cpc: average(cost, clicks),
    cpa: average(cost, conversions),
    aov: average(revenue, conversions),
    unique_clicks: sum('uniques'),
    bot_clicks: sum('bots'),
    imported_clicks: sum('imported'),
    pending_conversions: pending,
    approved_conversions: approved,
    rejected_conversions: rejected,
    approval_rate: ratio(approved, pending + approved + rejected),
    avg_conversion_time: ratio(sum('delay'), conversions),
    approved_revenue: money(sum('approvedRevenue')),
    pending_revenue: money(revenue - sum('approvedRevenue')),
    approved_profit: money(sum('approvedRevenue') - cost),
    approved_cr: ratio(approved, clicks),
    approved_roi: ratio(sum('approvedRevenue') - cost, cost),
    adjustments: sum('adjustments'),
    adjustment_amount: money(sum('adjusted')),
  };
  return Object.fromEntries(names.map((name) => [name, all[name]]));
}
