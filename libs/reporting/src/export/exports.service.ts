import { Injectable } from '@nestjs/common';
import { advertiserScope, type Access } from '#access';
import { DomainError } from '#kernel';
import { Catalogue } from '../catalogue/catalogue.js';
import { readReportQuery, type RawQuery } from '../query/request/read-report-query.js';
import { MAX_ROWS } from '../query/request/report-query.js';
import { ReportStore } from '../query/report.store.js';
import type { Cell } from './csv-stream.js';
import { ExportWriters } from './export-writers.js';
import { RawRowsStore } from './raw-rows.store.js';
import { clicksTable, CONVERSIONS_TABLE, type RawTable } from './raw-tables.js';
import { reportColumns, reportRecord } from './report-table.js';

/** Gets a portion of records and how many there are in all; called once at the least. false: the reader has gone. */
export type TakeRecords = (records: Iterable<readonly Cell[]>, allRows: number) => Promise<boolean>;

/** A table that was asked for and checked; nothing has been read yet. */
export interface Export {
  readonly name: string;
  readonly columns: readonly string[];
  /** Reads all rows in one snapshot, in portions, no faster than they are taken. */
  run(take: TakeRecords): Promise<void>;
}

/** What raw rows have no use for: they are neither grouped nor counted. */
const OF_REPORTS_ONLY = ['group_by', 'metrics', 'sort', 'compare'];

/** Whole reports and raw rows as tables. */
@Injectable()
export class Exports {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly reports: ReportStore,
    private readonly rows: RawRowsStore,
    private readonly writers: ExportWriters,
  ) {}

  /** throws  DomainError for anything unknown or impossible in `asked`, as GET /reports does */
  open({ raw, ...asked }: RawQuery, access: Access): Export {
    const scope = advertiserScope(access);
    if (raw === undefined || raw === '') return this.report(asked, scope);
    if (raw !== 'clicks' && raw !== 'conversions')
      throw new DomainError('invalid_request', 'raw takes "clicks" or "conversions". Leave it out to export the report.', {
        details: { field: 'raw' },
      });
    const useless = Object.keys(asked).find((name) => OF_REPORTS_ONLY.includes(name) || name.startsWith('having['));
    if (useless !== undefined)
      throw new DomainError('invalid_request', `raw=${raw} takes from, to, tz, time_base and filters; "${useless}" is for reports.`, {
        details: { field: useless },
      });
    const query = readReportQuery(asked, this.catalogue);
    return raw === 'clicks'
      ? this.raw('clicks', clicksTable(access.role !== 'advertiser'), (take) => this.rows.clicks(query, scope, take))
      : this.raw('conversions', CONVERSIONS_TABLE, (take) => this.rows.conversions(query, scope, take));
  }

  private report(asked: RawQuery, scope: number | undefined): Export {
    const query = { ...readReportQuery(asked, this.catalogue), limit: MAX_ROWS };
    return {
      name: 'report',
      columns: reportColumns(query),
      run: (take) =>
        this.reports.export(query, scope, (rows, all) =>
          take(
            rows.map((row) => reportRecord(row, query)),
            all,
          ),
        ),
    };
  }

  private raw<Row>(
    name: string,
    table: RawTable<Row>,
    read: (take: (rows: readonly Row[], all: number) => Promise<boolean>) => Promise<void>,
  ): Export {
    return {
      name,
      columns: table.columns,
      run: (take) =>
        read((rows, all) =>
          take(
            rows.map((row) => table.record(row, this.writers)),
            all,
          ),
        ),
    };
  }
}
