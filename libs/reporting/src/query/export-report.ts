import { stringify, type Stringifier } from 'csv-stringify';
import { once } from 'node:events';
import { showRow, type Shown } from './answer-report.js';
import type { ReportQuery } from './report-query.js';
import type { ReportRow } from './report.store.js';

/** A report as CSV (RFC 4180), written in portions as the reader takes them. */
export class CsvReport {
  readonly stream: Stringifier;

  constructor(private readonly query: ReportQuery) {
    this.stream = stringify({ header: true, columns: columnsOf(query), record_delimiter: 'windows' });
    // Unheard, an error of a stream whose reader has gone would end the process.
    this.stream.on('error', () => undefined);
  }

  /** Writes rows and waits until the reader has room for more. false: the reader has gone. */
  async write(rows: readonly ReportRow[]): Promise<boolean> {
    let hasRoom = true;
    for (const row of rows) hasRoom = this.stream.write(this.record(row));
    if (!hasRoom && !this.stream.destroyed) await Promise.race([once(this.stream, 'drain'), once(this.stream, 'close')]);
    return !this.stream.destroyed;
  }

  end(): void {
    if (!this.stream.destroyed) this.stream.end();
  }

  breakOff(cause: unknown): void {
    this.stream.destroy(cause instanceof Error ? cause : new Error('export failed', { cause }));
  }

  private record(row: ReportRow): (string | number | null)[] {
    const { groupBy, metrics } = this.query;
    const shown = showRow(row, groupBy, metrics);
    const dimensions = groupBy.flatMap((dimension) => {
      const value = shown[dimension.name] ?? null;
      return dimension.kind === 'record' ? recordCells(value) : [cell(value)];
    });
    return [...dimensions, ...metrics.map((metric) => shown[metric.name] as string | number | null)];
  }
}

function columnsOf({ groupBy, metrics }: ReportQuery): string[] {
  const dimensions = groupBy.flatMap((dimension) =>
    dimension.kind === 'record' ? [`${dimension.name}_id`, dimension.name] : [dimension.name],
  );
  return [...dimensions, ...metrics.map((metric) => metric.name)];
}

function recordCells(value: Shown): (string | null)[] {
  return value !== null && typeof value === 'object' ? [value.id, value.name === null ? null : safeText(value.name)] : [null, null];
}

function cell(value: Shown): string | number | null {
  return typeof value === 'string' ? safeText(value) : typeof value === 'number' ? value : null;
}

/** A text that a spreadsheet would take for a formula gets an apostrophe in front. Metrics stay as they are: a loss is -5.00. */
export function safeText(text: string): string {
  return /^[=+\-@\t\r\0]/.test(text) ? `'${text}` : text;
}
