import { Readable } from 'node:stream';
import type { CsvError } from 'csv-parse';
import { DomainError } from '#kernel';
import type { ImportSourceRow } from './click-import.js';

const MAX_RECORD_BYTES = 65_536;

/**
 * Reads a CSV file row by row. Column names in any case, a byte order mark and blank lines are ignored; cells stay as they are,
 * byte for byte, spaces included. A row that is no CSV is refused alone (it comes last, with its number).
 *
 * required  columns without which nothing can be read
 * throws    DomainError invalid_csv: no header, a required column missing, or one twice
 */
export async function* readCsv(content: Buffer | string, required: readonly string[]): AsyncGenerator<ImportSourceRow> {
  if (content.length === 0) throw invalidCsv('The file is empty.');
  let row = 0;
  const unreadable: ImportSourceRow[] = [];
  // Only an import needs it: not loaded with the process.
  const { parse } = await import('csv-parse');
  const parser = parse({
    bom: true,
    columns: (header: string[]) => readHeader(header, required),
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    max_record_size: MAX_RECORD_BYTES,
    // Both are called while parsing, in the file's order; what the loop below sees has been buffered.
    on_record: (cells: Record<string, string>) => ({ row: ++row, cells }),
    on_skip: (error: CsvError | undefined) => {
      unreadable.push({
        row: ++row,
        code: 'malformed_row',
        message: `The line cannot be read as CSV: ${error?.message ?? 'unknown fault'}`,
      });
    },
  });
  for await (const read of Readable.from([content]).pipe(parser) as AsyncIterable<ImportSourceRow>) yield read;
  yield* unreadable;
}

function readHeader(header: readonly string[], required: readonly string[]): string[] {
  const names = header.map((name) => name.trim().toLowerCase());
  const missing = required.filter((name) => !names.includes(name));
  if (missing.length > 0)
    throw invalidCsv(
      `The first line must name the columns; ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing. Separate columns by commas.`,
    );
  const twice = names.find((name, i) => name !== '' && names.indexOf(name) !== i);
  if (twice !== undefined) throw invalidCsv(`The column ${twice} stands there twice.`);
  return names;
}

function invalidCsv(message: string): DomainError {
  return new DomainError('invalid_csv', message);
}
