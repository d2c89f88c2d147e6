import { Inject, Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { advertiserScope, type Access } from '#access';
import { SETTINGS, type Settings } from '#config';
import { decodeCursor, encodeCursor } from '#http';
import { DomainError } from '#kernel';
import { showMetrics, showRow, type Shown } from './answer-report.js';
import { Backlog } from './backlog.js';
import { Catalogue } from '../catalogue/catalogue.js';
import { checkComparable, compareSums, groupKey, previousRange, shiftBetween, showCompared } from './compare/compare-periods.js';
import { readReportQuery, type RawQuery } from './request/read-report-query.js';
import type { Filter, ReportQuery } from './request/report-query.js';
import { ReportStore, type ReportResult, type ReportRow } from './report.store.js';

/** What `GET /reports` answers. */
export interface ReportAnswer {
  /** with `compare`, each also has `previous` and `change` by metric */
  readonly rows: readonly Record<string, Shown | Record<string, unknown>>[];
  readonly totals: Record<string, string | number | null | Record<string, unknown>>;
  readonly time_zone: string;
  readonly from: string;
  readonly to: string;
  readonly currency: string;
  readonly freshness_ms: number;
  readonly source: 'totals' | 'raw';
  readonly next_cursor: string | null;
  /** the period compared with */
  readonly previous?: { readonly from: string; readonly to: string };
}

/** Reports as the management API, exports and other parts of the product ask for them. */
@Injectable()
export class Reports {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly store: ReportStore,
    private readonly backlog: Backlog,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /**
   * raw      the query parameters of the contract
   * access   an advertiser's report counts its own campaigns only
   * throws   DomainError for anything unknown or impossible in `raw`
   */
  async answer(raw: RawQuery, access: Access): Promise<ReportAnswer> {
    const { query, compares } = this.check(raw);
    const startedMs = performance.now();
    const mark = fingerprint(raw);
    const offset = offsetOf(raw['cursor'], mark);
    const result = await this.store.run({ ...query, offset }, advertiserScope(access));
    const upto = offset + result.rows.length;
    const shown = compares ? await this.compare(query, result, access) : showPlain(query, result);
    return {
      ...shown,
      time_zone: query.zone,
      from: new Date(result.span.fromMs).toISOString(),
      to: new Date(result.span.toMs).toISOString(),
      currency: this.settings.BASE_CURRENCY,
      freshness_ms: Math.round(this.backlog.oldestMs(result.inboxAgeMs) + performance.now() - startedMs),
      source: result.source,
      next_cursor: result.rows.length > 0 && upto < result.allRows ? encodeCursor([upto, mark]) : null,
    };
  }

  /** Reads a report's parameters. throws DomainError as answer() does for what is wrong with them */
  check(raw: RawQuery): { readonly query: ReportQuery; readonly compares: boolean } {
    const { compare, ...asked } = raw;
    const query = readReportQuery(asked, this.catalogue);
    const compares = readCompare(compare);
    if (compares) checkComparable(query.groupBy);
    return { query, compares };
  }

  /** The page's groups and the totals against the period before. */
  private async compare(
    query: ReportQuery,
    result: ReportResult,
    access: Access,
  ): Promise<Pick<ReportAnswer, 'rows' | 'totals' | 'previous'>> {
    const scope = advertiserScope(access);
    const range = previousRange(query, result.span);
    const before = await this.store.run({ ...query, ...range, limit: 0, offset: 0 }, scope);
    const shift = shiftBetween(before.span, result.span);
    const groups = new Map<string, ReportRow>();
    if (result.rows.length > 0) {
      // Without `having`: what stood there before is told also where it would not have been kept then.
      const found = await this.store.run(
        { ...query, ...range, filters: [...query.filters, ...groupsOf(query, result.rows)], having: [], limit: MAX_COMPARED, offset: 0 },
        scope,
      );
      if (found.allRows > found.rows.length) {
        throw new DomainError('report_too_large', 'These rows cannot be compared at once. Ask for a smaller limit or fewer dimensions.', {
          status: 422,
        });
      }
      found.rows.forEach((row) => groups.set(groupKey(row, query.groupBy, shift), row));
    }
    const still = { days: 0, ms: 0 };
    return {
      rows: result.rows.map((row) => showCompared(row, groups.get(groupKey(row, query.groupBy, still)), query)),
      totals: { ...showMetrics(query.metrics, result.totals), ...compareSums(query.metrics, result.totals, before.totals) },
      previous: { from: new Date(before.span.fromMs).toISOString(), to: new Date(before.span.toMs).toISOString() },
    };
  }
}

/** Groups of the period before that are looked through for those of one page. */
const MAX_COMPARED = 50_000;

function readCompare(value: unknown): boolean {
  if (value === undefined || value === '') return false;
  if (value === 'previous') return true;
  throw new DomainError('invalid_request', 'compare takes "previous": the period of the same length right before.', {
    details: { field: 'compare' },
  });
}

function showPlain(query: ReportQuery, result: ReportResult): Pick<ReportAnswer, 'rows' | 'totals'> {
  return { rows: result.rows.map((row) => showRow(row, query.groupBy, query.metrics)), totals: showMetrics(query.metrics, result.totals) };
}

/** Narrows the period before to what stands on the page; times are not among it, they differ. Number 0 is "none", asked for as ''. */
function groupsOf(query: ReportQuery, rows: readonly ReportRow[]): Filter[] {
  return query.groupBy.flatMap((dimension, at): Filter[] => {
    if (dimension.kind === 'time' || dimension.kind === 'status') return [];
    const value = (row: ReportRow) => (dimension.kind === 'record' ? String(row.keys[at] || '') : (row.shown[at] ?? ''));
    return [{ dimension, mode: 'include', values: [...new Set(rows.map(value))] }];
  });
}

/** A cursor goes on with the report it came from: the same parameters, limit and cursor aside. */
function fingerprint(raw: RawQuery): string {
  const rest = Object.entries(raw)
    .filter(([name]) => name !== 'cursor' && name !== 'limit')
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(rest)).digest('base64url').slice(0, 12);
}

function offsetOf(cursor: unknown, mark: string): number {
  const key = decodeCursor(typeof cursor === 'string' ? cursor : undefined, 2);
  if (!key) return 0;
  const [offset, of] = key;
  if (of === mark && typeof offset === 'number' && Number.isSafeInteger(offset) && offset > 0 && offset < 2 ** 31) return offset;
  throw new DomainError(
    'invalid_cursor',
    'This cursor belongs to another report. Send it with the parameters of the page before, or leave it out.',
  );
}
