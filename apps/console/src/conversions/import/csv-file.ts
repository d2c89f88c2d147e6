/** A file of rows as one chose or pasted it, with its columns, so that they can be matched with ours. */
export interface CsvFile {
  readonly name: string;
  readonly text: string;
  readonly columns: readonly string[];
  readonly rows: number;
}

/** Our columns with what they mean. */
export const COLUMNS = {
  click_id: 'Click id',
  payout: 'Payout',
  currency: 'Currency',
  txid: 'Transaction id',
  event: 'Event',
  status: 'Status',
  occurred_at: 'Time',
} as const;
export type ColumnName = keyof typeof COLUMNS;
export type Mapping = Partial<Record<ColumnName, string>>;

/** Reads the head of a CSV for the matching; the server reads the file for itself. */
export function csvFileOf(name: string, text: string): CsvFile {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const columns = cellsOf(lines[0] ?? '');
  return { name, text, columns, rows: lines.slice(1).filter((line) => line.trim() !== '').length };
}

const ALIASES: Readonly<Record<ColumnName, readonly string[]>> = {
  click_id: ['clickid', 'subid', 'sub_id', 'click', 'aff_sub', 'cid'],
  payout: ['amount', 'revenue', 'commission', 'sum', 'price'],
  currency: ['cur'],
  txid: ['transaction_id', 'transaction', 'order_id', 'order', 'transid', 'conversion_id', 'id'],
  event: ['goal', 'type', 'event_name'],
  status: ['state'],
  occurred_at: ['time', 'date', 'datetime', 'created_at', 'conversion_time', 'timestamp'],
};

/** A first guess at which of their columns is which of ours. */
export function guessMapping(columns: readonly string[]): Mapping {
  const taken = new Set<string>();
  const mapping: Mapping = {};
  for (const name of Object.keys(COLUMNS) as ColumnName[]) {
    const wanted = [name, ...ALIASES[name]];
    const found = columns.find((column) => !taken.has(column) && wanted.includes(column.trim().toLowerCase().replaceAll(/[ -]/g, '_')));
    if (found === undefined) continue;
    mapping[name] = found;
    taken.add(found);
  }
  return mapping;
}

/** The mapping as the API's query takes it, "click_id:SubID,payout:Commission"; columns that are called the same need no word. */
export function columnsText(mapping: Mapping): string {
  return Object.entries(mapping)
    .filter(([name, column]) => column && column !== name)
    .map(([name, column]) => `${name}:${column}`)
    .join(',');
}

function cellsOf(line: string): string[] {
  return [...line.matchAll(/("(?:[^"]|"")*"|[^,;\t]*)(?:[,;\t]|$)/g)]
    .map((match) => (match[1] ?? '').replace(/^"|"$/g, '').replaceAll('""', '"').trim())
    .filter((cell, at, all) => cell !== '' || at < all.length - 1);
}
