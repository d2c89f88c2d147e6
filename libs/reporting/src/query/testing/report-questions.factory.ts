import fc from 'fast-check';
import { FIRST_MS, instant, LAST_MS, VALUES } from './any-rows.factory.js';
import type { NaiveQuery } from './naive-report.factory.js';

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
const DIMENSIONS = [
  'campaign',
  'offer',
  'landing_page',
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
/** Every metric there is. */
export const METRICS = [
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
  'approved_cpa',
  'approved_epc',
  'approved_roas',
  'lander_views',
  'lander_clicks',
  'lander_ctr',
  'adjustments',
  'adjustment_amount',
];

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
export const ANY_PART: Record<string, readonly string[]> = {
  campaign: ['PAIGN 1'],
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
export const ANY_VALUE: Record<string, readonly string[]> = {
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
  ['landing_page', 'campaign'],
  ['campaign', 'day'],
  ['campaign', 'hour'],
  ['offer', 'creative'],
  ['supply_id', 'creative'],
  ['supply_id', 'week'],
  ['source', 'month'],
  ['country', 'device', 'os'],
  ['browser', 'campaign'],
  ['day_of_week', 'hour_of_day'],
  ['supply_id', 'country'],
  ['offer', 'device', 'day'],
  ['source', 'hour'],
  ['country', 'hour_of_day', 'day_of_week'],
  ['site_id', 'campaign'],
  ['sub1'],
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
    [{ dimension: 'campaign', not: false, contains: true }],
    [{ dimension: 'campaign', not: true, contains: true }],
  ),
  timeBase: fc.constantFrom('click' as const, 'postback' as const),
  having,
  compares: fc.boolean(),
  pageOf: fc.constantFrom(1, 3, 10_000),
});
/** Which report is asked for. */
export interface Question {
  ends: [string, string];
  zone: string;
  groupBy: readonly string[];
  filters: readonly { dimension: string; not: boolean; contains: boolean }[];
  timeBase: 'click' | 'postback';
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
  timeBase: fc.constantFrom('click' as const, 'postback' as const),
  having,
  compares: fc.boolean(),
  pageOf: fc.constantFrom(1, 3, 10_000),
});

export const question: fc.Arbitrary<Question> = fc.oneof(anyQuestion, totalsQuestion);
