import { DIMENSION } from '#clicks';
import type { Database, Queryable } from '#database';
import { DomainError } from '#kernel';
import type { Dimension } from '../catalogue/dimension.js';
import type { Span } from './plan-report.js';
import { unknownZone } from './request/read-report-query.js';
import { likePattern } from './sql/report-rows.sql.js';
import type { Filter, RangeEnd, ReportQuery, ResolvedFilter } from './request/report-query.js';

const TIMEOUT_MS = 25_000;
const MAX_DAYS = 1_100;
/** Read in parallel at about 7 million a second on two cores: well within the statement timeout. */
const MAX_RAW_CLICKS = 50_000_000;

/** What of a query had to be looked up before its statement can be written; all in one snapshot. */
export interface Prepared {
  readonly span: Span;
  readonly filters: readonly ResolvedFilter[];
  /** ids of all marks, ascending */
  readonly marks: readonly string[];
  /** age of the oldest batch in the inbox; 0: it is empty */
  readonly inboxAgeMs: number;
  /** the days of which the asked pair is counted, as UTC midnights, ascending */
  readonly pairDays: readonly number[];
}

/**
 * A read-only transaction that sees one state of the database, for one question.
 *
 * throws  DomainError unknown_time_zone, report_too_slow in place of what PostgreSQL says
 */
export async function inSnapshot<T>(db: Database, zone: string, work: (tx: Queryable) => Promise<T>): Promise<T> {
  try {
    return await db.transaction(async (tx) => {
      await tx.query(
        `SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL statement_timeout = ${TIMEOUT_MS}; SET LOCAL jit = off; SET LOCAL work_mem = '64MB'`,
      );
      return work(tx);
    });
  } catch (error) {
    throw refusalOf(error, zone) ?? error;
  }
}

/**
 * Looks up the range's instants, the marks and what filters name.
 *
 * advertiserId  counts the campaigns of this advertiser only; undefined: all
 * pair          number of a pair of dimensions, for the days of which it is counted
 * throws        DomainError invalid_range
 */
export async function prepareReport(
  tx: Queryable,
  query: Pick<ReportQuery, 'zone' | 'from' | 'to' | 'filters'>,
  advertiserId: number | undefined,
  pair?: number,
): Promise<Prepared> {
  const { rows } = await tx.query<PreparedRow>(
    PREPARE,
    [query.zone, ...endValues(query.from), ...endValues(query.to), advertiserId ?? null, pair ?? null],
    'prepare_report',
  );
  const facts = rows[0];
  if (!facts) throw new Error('A SELECT without FROM answered no row');
  const span = { fromMs: facts.from_ms, toMs: facts.to_ms };
  checkSpan(span);
  const filters: ResolvedFilter[] = [];
  for (const filter of query.filters) filters.push(await resolveFilter(tx, filter));
  if (facts.own) filters.push({ dimension: OWN_CAMPAIGNS, keep: true, ids: facts.own });
  const pairDays = (facts.pair_days ?? []).map((day) => Date.parse(day));
  return { span, filters, marks: facts.marks ?? [], inboxAgeMs: facts.inbox_age_ms, pairDays };
}

interface PreparedRow extends Record<string, unknown> {
  from_ms: number;
  to_ms: number;
  marks: string[] | null;
  inbox_age_ms: number;
  own: number[] | null;
  pair_days: string[] | null;
}

/**
 * Refuses what would read more clicks one by one than the machine should spend on one question. Counted from totals, for all campaigns:
 * the days that are read hold them all. Relies on the primary key of totals_day.
 *
 * spans  what is read click by click
 * throws DomainError report_too_large, with how many days it affords
 */
export async function checkBudget(
  tx: Queryable,
  spans: readonly Span[],
  { zone, names }: { zone: string; names: readonly string[] },
): Promise<void> {
  let clicks = 0;
  for (const span of spans) {
    const { rows } = await tx.query<{ n: string }>(
      `SELECT coalesce(sum(clicks + bots), 0) AS n FROM totals_day WHERE campaign_id = 0 AND base = 0 AND bucket >= $1::date AND bucket < $2::date`,
      [new Date(span.fromMs).toISOString(), new Date(span.toMs).toISOString()],
      'report_budget',
    );
    clicks += Number(rows[0]?.n ?? 0);
  }
  if (clicks <= MAX_RAW_CLICKS) return;
  const days = spans.reduce((ms, span) => ms + span.toMs - span.fromMs, 0) / 86_400_000;
  const affordable = Math.max(1, Math.floor((days * MAX_RAW_CLICKS) / clicks));
  throw new DomainError(
    'report_too_large',
    `No totals hold ${[...new Set(names)].join(' with ')}${zone === 'UTC' ? '' : ` in ${zone}`}, so about ${clicks} clicks would have to be read one by one; the limit is ${MAX_RAW_CLICKS}. Ask for ${affordable} days at most, or for fewer dimensions.`,
    { status: 422, details: { clicks, limit: MAX_RAW_CLICKS, days: affordable } },
  );
}

// What an advertiser may see is a filter like any other.
const OWN_CAMPAIGNS: Dimension = {
  name: 'campaign',
  label: 'Campaign',
  about: 'Campaigns of the advertiser',
  kind: 'record',
  column: 'campaign_id',
  table: 'campaigns',
  example: { id: '', name: '' },
};

// A local day starts at its first instant: where the clock is set back over midnight the earlier one, where midnight is skipped the next.
const DAY_START = (day: string) => `(SELECT min(a - back) FROM (SELECT ${day}::timestamp AT TIME ZONE $1::text AS a) day,
  unnest(ARRAY['0', '30 minutes', '1 hour', '2 hours']::interval[]) back WHERE ((a - back) AT TIME ZONE $1::text) >= ${day}::timestamp)`;
const TODAY = `date_trunc('day', now() AT TIME ZONE $1::text)`;

const PREPARE = `SELECT
  round(extract(epoch FROM coalesce($3::timestamptz, ${DAY_START(`coalesce($2::timestamp, ${TODAY} - interval '6 days')`)})) * 1000)::float8 AS from_ms,
  round(extract(epoch FROM coalesce($5::timestamptz, ${DAY_START(`coalesce($4::timestamp, ${TODAY} + interval '1 day')`)})) * 1000)::float8 AS to_ms,
  (SELECT array_agg(id::text ORDER BY id) FROM batches) AS marks,
  (SELECT coalesce(extract(epoch FROM now() - min(stored_at)) * 1000, 0)::float8 FROM inbox) AS inbox_age_ms,
  (SELECT array_agg(bucket::text ORDER BY bucket) FROM totals_pair_packed WHERE pair = $7::int AND base = 0) AS pair_days,
  CASE WHEN $6::int IS NOT NULL THEN ARRAY(SELECT id FROM campaigns WHERE advertiser_id = $6::int) END AS own`;

function endValues(end: RangeEnd | undefined): [string | null, string | null] {
  if (!end) return [null, null];
  return 'localDay' in end ? [end.localDay, null] : [null, new Date(end.instantMs).toISOString()];
}

function checkSpan({ fromMs, toMs }: Span): void {
  if (fromMs >= toMs)
    throw new DomainError('invalid_range', 'from must lie before to; to is not included, so one day is from=2026-11-01&to=2026-11-02.');
  if (toMs - fromMs > MAX_DAYS * 86_400_000)
    throw new DomainError('invalid_range', `A report covers up to ${MAX_DAYS} days. Ask for a shorter range.`);
}

/** Texts of a filter as the numbers that rows hold. Relies on dictionary's primary key; "contains" reads the dimension's texts. */
async function resolveFilter(tx: Queryable, { dimension, mode, values }: Filter): Promise<ResolvedFilter> {
  const keep = mode === 'include' || mode === 'contain';
  const contains = mode === 'contain' || mode === 'exclude_containing';
  if (dimension.kind === 'time' || dimension.kind === 'status')
    return contains ? { dimension, keep, contained: values } : { dimension, keep, texts: values };
  const wanted = contains ? values.map(likePattern) : [...values];
  const { rows } = await tx.query<{ id: number }>(lookUp(dimension, contains), [wanted]);
  // '' is "not given", which is no text of any dictionary.
  const none = !contains && values.includes('') ? [0] : [];
  return { dimension, keep, ids: [...none, ...rows.map((row) => row.id)] };
}

function lookUp(dimension: Filter['dimension'] & { kind: 'dictionary' | 'record' }, contains: boolean): string {
  if (dimension.kind === 'record')
    return `SELECT id FROM ${dimension.table} WHERE ${contains ? 'name ILIKE ANY ($1::text[])' : 'id::text = ANY ($1::text[])'}`;
  return `SELECT id FROM dictionary WHERE dimension = ${DIMENSION[dimension.dictionary].code} AND ${contains ? 'value ILIKE ANY ($1::text[])' : 'value = ANY ($1::text[])'}`;
}

function refusalOf(error: unknown, zone: string): DomainError | undefined {
  const code = (error as { code?: unknown } | null)?.code;
  if (code === '22023' && error instanceof Error && error.message.includes('time zone')) return unknownZone(zone);
  if (code === '57014') {
    return new DomainError(
      'report_too_slow',
      `This report took longer than ${TIMEOUT_MS / 1000} s. Ask for a shorter range, fewer dimensions or one campaign.`,
      { status: 422, cause: error },
    );
  }
  return undefined;
}
