import { expect } from 'vitest';
import type { ReportAnswer } from '../reports.service.js';
import { naiveMetrics } from './naive-metrics.factory.js';
import { naiveReport, type NaiveQuery } from './naive-report.factory.js';
import { naiveDayStart } from './naive-values.factory.js';
import type { RawClick, RawFact } from './raw-rows.factory.js';
import { ANY_PART, ANY_VALUE, METRICS, type Question } from './report-questions.factory.js';

const DAY_MS = 86_400_000;

type Parameters = Record<string, string | string[]>;
type Ask = (parameters: Parameters) => Promise<ReportAnswer>;
interface Rows {
  readonly clicks: readonly RawClick[];
  readonly facts: readonly RawFact[];
}

/** Asks for a report, page by page and with the period before, and expects what a count of the rows by hand gives. */
export async function expectEqualByHand(ask: Ask, asked: Question, rows: Rows): Promise<void> {
  const msOf = (text: string) => (text.length === 10 ? naiveDayStart(text, asked.zone) : Date.parse(text));
  const [from, to] = [...asked.ends].sort((a, b) => msOf(a) - msOf(b));
  if (from === undefined || to === undefined || msOf(from) === msOf(to)) return;
  const filters = asked.filters.map((each) => ({ ...each, values: (each.contains ? ANY_PART : ANY_VALUE)[each.dimension] ?? [] }));
  const query: NaiveQuery = {
    fromMs: msOf(from),
    toMs: msOf(to),
    zone: asked.zone,
    groupBy: asked.groupBy,
    metrics: METRICS,
    filters,
    having: asked.having,
    timeBase: asked.timeBase,
  };
  const parameters: Parameters = {
    from,
    to,
    tz: asked.zone,
    group_by: asked.groupBy.join(','),
    metrics: METRICS.join(','),
    time_base: asked.timeBase,
    ...Object.fromEntries(
      filters.map((each) => [`filter[${each.dimension}]`, `${each.not ? '!' : ''}${each.contains ? '~' : ''}${each.values.join(',')}`]),
    ),
    ...havingParameters(asked.having),
  };
  const { groups, totals } = naiveReport(query, rows.clicks, rows.facts);
  const found = await allPages(ask, parameters, asked.pageOf);
  const byHand = groups.map(({ keys, metrics }) => ({ ...keys, ...metrics }));
  expect({ ...parameters, rows: sorted(found.rows), totals: found.totals }).toEqual({ ...parameters, rows: sorted(byHand), totals });
  if (asked.compares) await expectComparedByHand(ask, parameters, query, rows);
}

/** Page by page: together they are the report, each page tells the same totals. */
async function allPages(ask: Ask, parameters: Parameters, pageOf: number) {
  const rows: object[] = [];
  let totals: object | undefined;
  // A page of one shows every seam; beyond some it only takes time.
  for (let cursor: string | null = ''; cursor !== null;) {
    const page: ReportAnswer = await ask({
      ...parameters,
      limit: rows.length > 20 ? '10000' : String(pageOf),
      ...(cursor ? { cursor } : {}),
    });
    rows.push(...page.rows);
    totals ??= page.totals;
    expect(page.totals).toEqual(totals);
    cursor = page.next_cursor;
  }
  return { rows, totals };
}

/** Each row and the totals stand beside those of the period before, as the answer says that it lies, and the change between them. */
async function expectComparedByHand(ask: Ask, parameters: Parameters, query: NaiveQuery, { clicks, facts }: Rows): Promise<void> {
  if (query.groupBy.some((name) => name === 'week' || name === 'month')) return;
  const answer = await ask({ ...parameters, compare: 'previous', limit: '10000' });
  const range = { fromMs: Date.parse(answer.previous?.from ?? ''), toMs: Date.parse(answer.previous?.to ?? '') };
  expect(range.toMs).toBe(query.fromMs);
  const now = naiveReport(query, clicks, facts);
  // What stood there before is told of every row that is shown, also when `having` would not have kept it then.
  const all = naiveReport({ ...query, ...range, having: [] }, clicks, facts);
  const before = new Map(all.groups.map(({ keys, metrics }) => [JSON.stringify(shifted(keys, query.fromMs - range.fromMs)), metrics]));
  const nothing = naiveMetrics(METRICS, []);
  const rows = now.groups.map(({ keys, metrics }) => ({
    ...keys,
    ...metrics,
    ...compared(metrics, before.get(JSON.stringify(keys)) ?? nothing),
  }));
  const totals = { ...now.totals, ...compared(now.totals, naiveReport({ ...query, ...range }, clicks, facts).totals) };
  expect({ ...parameters, rows: sorted(answer.rows), totals: answer.totals }).toEqual({ ...parameters, rows: sorted(rows), totals });
}

function compared(now: Record<string, unknown>, before: Record<string, unknown>) {
  const change = (name: string) => {
    const [later, earlier] = [now[name], before[name]];
    if (later === null || earlier === null || Number(earlier) === 0) return null;
    return (Number(later) - Number(earlier)) / Math.abs(Number(earlier));
  };
  return { previous: before, change: Object.fromEntries(METRICS.map((name) => [name, change(name)])) };
}

/** A day or an hour of the period before, where it stands in the present one. */
function shifted(keys: Record<string, unknown>, byMs: number): Record<string, unknown> {
  const moved = (name: 'day' | 'hour', ms: number) => new Date(Date.parse(String(keys[name])) + ms).toISOString();
  return {
    ...keys,
    ...('day' in keys && { day: moved('day', Math.round(byMs / DAY_MS) * DAY_MS).slice(0, 10) }),
    ...('hour' in keys && { hour: moved('hour', byMs) }),
  };
}

function sorted(rows: readonly object[]): string[] {
  return rows.map((row) => JSON.stringify(row)).sort();
}

function havingParameters(having: Question['having']): Record<string, string[]> {
  const named: Record<string, string[]> = {};
  for (const { metric, operator, value } of having) (named[`having[${metric}]`] ??= []).push(`${operator}${value}`);
  return named;
}
