import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Access } from '#access';
import { testDatabase, testSettings, type TestDatabase } from '#testing';
import { loadCatalogue } from '../catalogue/catalogue.js';
import { FoldStore } from '../totals/fold.store.js';
import { Backlog } from './backlog.js';
import { naiveDayStart, naiveReport, type NaiveQuery } from './testing/naive-report.factory.js';
import { aClick, aFact, writeCampaign, writeRows, type RawClick, type RawFact } from './testing/raw-rows.factory.js';
import { ReportStore } from './report.store.js';
import { Reports } from './reports.service.js';

const ADMIN: Access = { role: 'admin', advertiserId: null, actor: 'test' };
// Both Europe's (25 October) and America's (1 November) clocks are set back in this time.
const [FIRST_MS, LAST_MS] = [Date.parse('2026-10-23T00:00:00Z'), Date.parse('2026-11-05T00:00:00Z')];
const ZONES = [
  'UTC',
  'Europe/Madrid',
  'America/New_York',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Pacific/Auckland',
  'Australia/Lord_Howe',
  'Pacific/Kiritimati',
];
const VALUES = {
  creative: ['', 'c1', 'c2'],
  supply_id: ['', 's1', 's2'],
  site_id: ['w1', 'w2'],
  source: ['', 'n1'],
  country: ['', 'ES', 'FR'],
  device: ['mobile', ''],
  os: ['a', 'i'],
  browser: ['x', 'y'],
};
const DIMENSIONS = [
  'campaign',
  'offer',
  ...Object.keys(VALUES),
  'sub2',
  'event',
  'status',
  'day',
  'week',
  'month',
  'hour',
  'hour_of_day',
  'day_of_week',
];
const METRICS = [
  'clicks',
  'conversions',
  'revenue',
  'cost',
  'profit',
  'roi',
  'roas',
  'cr',
  'epc',
  'cpc',
  'cpa',
  'aov',
  'unique_clicks',
  'bot_clicks',
  'imported_clicks',
  'pending_conversions',
  'approved_conversions',
  'rejected_conversions',
  'approval_rate',
  'avg_conversion_time',
  'approved_revenue',
  'pending_revenue',
  'approved_profit',
  'approved_cr',
  'approved_roi',
  'adjustments',
  'adjustment_amount',
];

const instant = fc.integer({ min: FIRST_MS, max: LAST_MS });
const dimensions = fc
  .record({
    campaign: fc.constantFrom(1, 2, 3),
    sub2: fc.constantFrom('', 'x', 'y'),
    ...Object.fromEntries(Object.entries(VALUES).map(([name, values]) => [name, fc.constantFrom(...values)])),
  })
  .map(({ sub2, ...rest }) => ({ ...rest, offer: rest.campaign, subs: ['', String(sub2)] }));
const click = fc
  .tuple(dimensions, instant, fc.nat(2_000_000), fc.constantFrom(0, 1, 2, 3, 8, 66, 67))
  .map(([given, atMs, costMicros, flags]): RawClick => aClick({ ...given, atMs, costMicros, flags }));
const STEPS = [
  { pending: 1 },
  { approved: 1 },
  { rejected: 1 },
  { pending: -1, approved: 1 },
  { pending: -1, rejected: 1 },
  { approved: -1, rejected: 1 },
  {},
];
const fact = fc
  .tuple(
    dimensions,
    instant,
    fc.nat(4 * 86_400_000),
    fc.constantFrom(...STEPS),
    fc.integer({ min: -3_000_000, max: 9_000_000 }),
    fc.constantFrom('conversion', 'purchase'),
    fc.constantFrom(0, 0, 250_000),
  )
  .map(([given, clickAtMs, lagMs, step, micros, event, costMicros]): RawFact => {
    const counts = { pending: 0, approved: 0, rejected: 0, ...step };
    const revenueMicros = counts.rejected === 1 && counts.pending + counts.approved === 0 ? 0 : micros || 1;
    const delayS = Math.round(lagMs / 1000) * (counts.pending + counts.approved);
    return aFact({
      ...given,
      ...counts,
      clickAtMs,
      atMs: clickAtMs + lagMs,
      event,
      costMicros,
      revenueMicros,
      approvedMicros: counts.approved !== 0 || counts.pending === 0 ? revenueMicros : 0,
      delayS,
    });
  });
const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ clicks: fc.array(click, { maxLength: 12 }), facts: fc.array(fact, { maxLength: 4 }) }) },
  { weight: 1, arbitrary: fc.record({ foldRows: fc.constantFrom(1, 20, 1_000) }) },
);
const day = fc.integer({ min: FIRST_MS, max: LAST_MS }).map((ms) => new Date(ms).toISOString().slice(0, 10));
const end = fc.oneof({ weight: 4, arbitrary: day }, { weight: 1, arbitrary: instant.map((ms) => new Date(ms).toISOString()) });
const filter = fc.record({
  dimension: fc.constantFrom(
    'campaign',
    'country',
    'supply_id',
    'creative',
    'site_id',
    'status',
    'event',
    'hour_of_day',
    'day_of_week',
    'sub2',
  ),
  not: fc.boolean(),
  contains: fc.boolean(),
});
/** Parts of texts: of names and of dictionary values; of statuses and hours as they are shown. */
const ANY_PART: Record<string, readonly string[]> = {
  campaign: ['PAIGN 1', '3'],
  country: ['s', 'R'],
  supply_id: ['s', '2'],
  creative: ['C1'],
  site_id: ['w'],
  status: ['approv', 'end'],
  event: ['ur'],
  hour_of_day: ['1'],
  day_of_week: ['7'],
  sub2: ['x', 'Y'],
};
const ANY_VALUE: Record<string, readonly string[]> = {
  ...VALUES,
  campaign: ['1', '3'],
  status: ['', 'approved'],
  event: ['purchase'],
  hour_of_day: ['0', '13', '22'],
  day_of_week: ['1', '7'],
  sub2: ['x', ''],
};
// Half of the questions ask only what one totals table holds.
const IN_TOTALS = [
  ['campaign', 'day'],
  ['campaign', 'hour'],
  ['offer', 'creative'],
  ['supply_id', 'creative'],
  ['supply_id', 'week'],
  ['source', 'month'],
  ['country', 'device', 'os'],
  ['browser', 'campaign'],
  ['day_of_week', 'hour_of_day'],
];
const having = fc.array(
  fc.record({
    metric: fc.constantFrom('clicks', 'conversions', 'revenue', 'profit', 'roi', 'cr', 'rejected_conversions'),
    operator: fc.constantFrom('>=' as const, '<' as const, '!=' as const),
    value: fc.constantFrom(-1.5, 0, 1, 2),
  }),
  { maxLength: 2 },
);
const totalsQuestion = fc.record({
  ends: fc.tuple(end, end),
  zone: fc.constantFrom('UTC', 'UTC', ...ZONES),
  groupBy: fc.constantFrom(...IN_TOTALS).chain((names) => fc.subarray(names)),
  filters: fc.constantFrom(
    [],
    [{ dimension: 'campaign', not: false, contains: false }],
    [{ dimension: 'campaign', not: true, contains: false }],
    [{ dimension: 'campaign', not: true, contains: true }],
  ),
  timeBase: fc.constantFrom('click', 'postback'),
  having,
  compares: fc.boolean(),
  pageOf: fc.constantFrom(1, 3, 10_000),
});
interface Question {
  ends: [string, string];
  zone: string;
  groupBy: readonly string[];
  filters: readonly { dimension: string; not: boolean; contains: boolean }[];
  timeBase: string;
  having: NonNullable<NaiveQuery['having']>;
  /** with the period before */
  compares: boolean;
  pageOf: number;
}
const anyQuestion = fc.record({
  ends: fc.tuple(end, end),
  zone: fc.constantFrom(...ZONES),
  groupBy: fc.uniqueArray(fc.constantFrom(...DIMENSIONS), { maxLength: 3 }),
  filters: fc.uniqueArray(filter, { maxLength: 2, selector: (each) => each.dimension }),
  timeBase: fc.constantFrom('click', 'postback'),
  having,
  compares: fc.boolean(),
  pageOf: fc.constantFrom(1, 3, 10_000),
});

const question: fc.Arbitrary<Question> = fc.oneof(anyQuestion, totalsQuestion);

describe('a report equals a count of the raw rows by hand', () => {
  let test: TestDatabase;
  let reports: Reports;
  let folds: FoldStore;
  beforeAll(async () => {
    test = await testDatabase();
    reports = new Reports(await loadCatalogue(undefined), new ReportStore(test.db), new Backlog(), testSettings());
    folds = new FoldStore(test.db);
    for (const id of [1, 2, 3]) await writeCampaign(test.db, id);
  });
  afterAll(() => test.close());

  it('for any rows in any batches, folded at any moments, and any question', async () => {
    expect.hasAssertions();
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 1, maxLength: 8 }),
        fc.array(question, { minLength: 12, maxLength: 12 }),
        async (steps, questions) => {
          await test.db.query(
            'TRUNCATE clicks, conversion_facts, batches, totals_day, totals_source, totals_offer, totals_lander, totals_supply, totals_browser, totals_time, totals_audience, totals_placement',
          );
          for (const each of steps) {
            if ('foldRows' in each) await folds.foldOldest(each.foldRows);
            else await writeRows(test.db, each);
          }
          const clicks = steps.flatMap((each) => ('clicks' in each ? each.clicks : []));
          const facts = steps.flatMap((each) => ('facts' in each ? each.facts : []));
          for (const asked of questions) await compare(asked, clicks, facts);
        },
      ),
      { numRuns: 25 },
    );
  }, 240_000);

  async function compare(asked: Question, clicks: readonly RawClick[], facts: readonly RawFact[]): Promise<void> {
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
      timeBase: asked.timeBase as 'click',
    };
    const parameters: Record<string, string | string[]> = {
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
    const expected = naiveReport(query, clicks, facts);
    const found = await allPages(parameters, asked.pageOf);
    expect({ ...parameters, rows: sorted(found.rows), totals: found.totals }).toEqual({
      ...parameters,
      rows: sorted(expected.rows),
      totals: expected.totals,
    });
    if (asked.compares) await compareWithBefore(parameters, query, { clicks, facts });
  }

  /** Page by page: together they are the report, each page tells the same totals. */
  async function allPages(parameters: Record<string, string | string[]>, pageOf: number) {
    const rows: object[] = [];
    let totals: object | undefined;
    // A page of one shows every seam; beyond some it only takes time.
    const limit = String(pageOf === 1 ? 1 : pageOf);
    for (let cursor: string | null = ''; cursor !== null;) {
      const page = await reports.answer({ ...parameters, limit: rows.length > 20 ? '10000' : limit, ...(cursor ? { cursor } : {}) }, ADMIN);
      rows.push(...page.rows);
      totals ??= page.totals;
      expect(page.totals).toEqual(totals);
      cursor = page.next_cursor;
    }
    return { rows, totals };
  }

  /** The totals of the period before, as the answer says it lies, are those of a report over it. */
  async function compareWithBefore(
    parameters: Record<string, string | string[]>,
    query: NaiveQuery,
    rows: { clicks: readonly RawClick[]; facts: readonly RawFact[] },
  ): Promise<void> {
    if (query.groupBy.some((name) => name === 'week' || name === 'month')) return;
    const answer = await reports.answer({ ...parameters, compare: 'previous', limit: '10000' }, ADMIN);
    const before = naiveReport(
      { ...query, fromMs: Date.parse(answer.previous?.from ?? ''), toMs: Date.parse(answer.previous?.to ?? '') },
      rows.clicks,
      rows.facts,
    );
    expect({ ...parameters, previous: answer.totals['previous'] }).toEqual({ ...parameters, previous: before.totals });
  }
});

function sorted(rows: readonly object[]): string[] {
  return rows.map((row) => JSON.stringify(row)).sort();
}

function havingParameters(having: Question['having']): Record<string, string[]> {
  const named: Record<string, string[]> = {};
  for (const { metric, operator, value } of having) (named[`having[${metric}]`] ??= []).push(`${operator}${value}`);
  return named;
}
