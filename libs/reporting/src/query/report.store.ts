import { Injectable } from '@nestjs/common';
import { Database, type Queryable } from '#database';
import { pairOf, planReport, type Span } from './plan-report.js';
import { checkBudget, inSnapshot, prepareReport } from './prepare-report.store.js';
import type { ReportQuery } from './request/report-query.js';
import { reportStatement, type ReportInput } from './sql/report.sql.js';
import type { SumName } from '../totals/sums.js';

/** One group: its keys as stored, their shown texts, its sums (numeric texts, by name). */
export interface ReportRow {
  readonly keys: readonly (string | number | null)[];
  readonly shown: readonly (string | null)[];
  readonly sums: Readonly<Record<string, string>>;
}

export interface ReportResult {
  readonly rows: readonly ReportRow[];
  /** over all groups that `having` kept, not only this page's */
  readonly totals: Readonly<Record<string, string>>;
  readonly allRows: number;
  readonly span: Span;
  readonly source: 'totals' | 'raw';
  /** age of the oldest batch in the inbox, which the answer lacks; 0: there is none */
  readonly inboxAgeMs: number;
}

type SqlRow = Record<string, string | number | null>;

const EXPORT_ROWS_AT_ONCE = 5_000;

/** Answers reports from totals and raw rows, in one snapshot. */
@Injectable()
export class ReportStore {
  constructor(private readonly db: Database) {}

  /**
   * advertiserId  counts the campaigns of this advertiser only; undefined: all
   * throws        DomainError unknown_time_zone, invalid_range, report_too_large, report_too_slow
   */
  async run(query: ReportQuery, advertiserId: number | undefined): Promise<ReportResult> {
    return inSnapshot(this.db, query.zone, async (tx) => {
      const { input, span, inboxAgeMs } = await prepare(tx, query, advertiserId);
      const { text, values, sums } = reportStatement(input);
      const { rows } = await tx.query<SqlRow>(text, values);
      const first = rows[0];
      return {
        rows: rows.filter((row) => row['place'] !== null).map((row) => reportRow(row, query, sums)),
        totals: Object.fromEntries(sums.map((name) => [name, String(first?.[`t_${name}`] ?? '0')])),
        allRows: Number(first?.['all_rows'] ?? 0),
        span,
        source: input.plan.parts.length > 0 ? 'totals' : 'raw',
        inboxAgeMs,
      };
    });
  }

  /**
   * All groups of a report in portions, in bounded memory. Ends early when `take` answers false (the reader has gone).
   *
   * take  gets a portion and how many rows there are in all; called once at the least
   */
  async export(
    query: ReportQuery,
    advertiserId: number | undefined,
    take: (rows: readonly ReportRow[], allRows: number) => Promise<boolean>,
  ): Promise<void> {
    await inSnapshot(this.db, query.zone, async (tx) => {
      const { input } = await prepare(tx, query, advertiserId);
      const { text, values, sums } = reportStatement(input, false);
      await tx.query(`DECLARE report NO SCROLL CURSOR FOR ${text}`, values);
      for (let first = true; ; first = false) {
        const { rows } = await tx.query<SqlRow>(`FETCH ${EXPORT_ROWS_AT_ONCE} FROM report`);
        if (rows.length === 0 && !first) return;
        const goesOn = await take(
          rows.map((row) => reportRow(row, query, sums)),
          Number(rows[0]?.['all_rows'] ?? 0),
        );
        if (!goesOn || rows.length === 0) return;
      }
    });
  }
}

async function prepare(
  tx: Queryable,
  query: ReportQuery,
  advertiserId: number | undefined,
): Promise<{ input: ReportInput; span: Span; inboxAgeMs: number }> {
  // Most pairs are of all campaigns.
  const table = advertiserId === undefined ? pairOf(query) : undefined;
  const { span, filters, marks, inboxAgeMs, pairDays } = await prepareReport(tx, query, advertiserId, table?.pair);
  const plan = planReport(query, span, table && { table, days: pairDays });
  const names = [...query.groupBy, ...query.filters.map((filter) => filter.dimension)].map(({ name }) => name);
  await checkBudget(tx, plan.edges, { zone: query.zone, names });
  return { input: { query, plan, filters, marks }, span, inboxAgeMs };
}

function reportRow(row: SqlRow, query: ReportQuery, sums: readonly SumName[]): ReportRow {
  return {
    keys: query.groupBy.map((_, at) => row[`g${at + 1}`] ?? null),
    shown: query.groupBy.map((_, at) => (row[`v${at + 1}`] as string | null | undefined) ?? null),
    sums: Object.fromEntries(sums.map((name) => [name, String(row[name])])),
  };
}
