import { Inject, Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { advertiserScope, type Access } from '#access';
import { SETTINGS, type Settings } from '#config';
import { decodeCursor, encodeCursor } from '#http';
import { DomainError } from '#kernel';
import { showMetrics, showRow, type Shown } from './answer-report.js';
import { Catalogue } from './catalogue.js';
import { readReportQuery, type RawQuery } from './read-report-query.js';
import { MAX_ROWS, type ReportQuery } from './report-query.js';
import { ReportStore, type ReportRow } from './report.store.js';

/** What `GET /reports` answers. */
export interface ReportAnswer {
  readonly rows: readonly Record<string, Shown>[];
  readonly totals: Record<string, string | number | null>;
  readonly time_zone: string;
  readonly from: string;
  readonly to: string;
  readonly currency: string;
  readonly freshness_ms: number;
  readonly source: 'totals' | 'raw';
  readonly next_cursor: string | null;
}

/** Reports as the management API, exports and other parts of the product ask for them. */
@Injectable()
export class Reports {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly store: ReportStore,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /**
   * raw      the query parameters of the contract
   * access   an advertiser's report counts its own campaigns only
   * throws   DomainError for anything unknown or impossible in `raw`
   */
  async answer(raw: RawQuery, access: Access): Promise<ReportAnswer> {
    const query = readReportQuery(raw, this.catalogue);
    const mark = fingerprint(raw);
    const offset = offsetOf(raw['cursor'], mark);
    const result = await this.store.run({ ...query, offset }, advertiserScope(access));
    const upto = offset + result.rows.length;
    return {
      rows: result.rows.map((row) => showRow(row, query.groupBy, query.metrics)),
      totals: showMetrics(query.metrics, result.totals),
      time_zone: query.zone,
      from: new Date(result.span.fromMs).toISOString(),
      to: new Date(result.span.toMs).toISOString(),
      currency: this.settings.BASE_CURRENCY,
      freshness_ms: result.freshnessMs,
      source: result.source,
      next_cursor: result.rows.length > 0 && upto < result.allRows ? encodeCursor([upto, mark]) : null,
    };
  }

  /** Checks a report's query before the first byte of an export leaves. */
  read(raw: RawQuery): ReportQuery {
    return { ...readReportQuery(raw, this.catalogue), limit: MAX_ROWS };
  }

  export(query: ReportQuery, access: Access, take: (rows: readonly ReportRow[]) => Promise<boolean>): Promise<void> {
    return this.store.export(query, advertiserScope(access), take);
  }
}

/** A cursor goes on with the report it came from: the same parameters, limit and cursor aside. */
function fingerprint(raw: RawQuery): string {
  const rest = Object.entries(raw).filter(([name]) => name !== 'cursor' && name !== 'limit').sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(rest)).digest('base64url').slice(0, 12);
}

function offsetOf(cursor: unknown, mark: string): number {
  const key = decodeCursor(typeof cursor === 'string' ? cursor : undefined, 2);
  if (!key) return 0;
  const [offset, of] = key;
  if (of === mark && typeof offset === 'number' && Number.isSafeInteger(offset) && offset > 0 && offset < 2 ** 31) return offset;
  throw new DomainError('invalid_cursor', 'This cursor belongs to another report. Send it with the parameters of the page before, or leave it out.');
}
