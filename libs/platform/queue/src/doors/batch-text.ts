declare global {
  interface String {
    /** Node 20 has it, the ES2023 library does not tell. */
    isWellFormed(): boolean;
  }
}

/**
 * A batch as one string that every store takes: PostgreSQL's json and text refuse NUL and lone surrogates, and one of them would
 * refuse the whole batch. The first character tells the form:
 *
 *     L   records joined by line feeds, none of which holds a line feed, a NUL or a lone surrogate (JSON.stringify never writes one)
 *     J   a JSON array of the records: its escapes carry anything
 *
 * Whatever strings go in come out unchanged.
 */
export function encodeBatch(records: readonly string[]): string {
  const lines = records.join('\n');
  if (lines.isWellFormed() && !lines.includes('\0') && countLineFeeds(lines) === records.length - 1) return `L${lines}`;
  return `J${JSON.stringify(records)}`;
}

/** @throws Error when the text is no batch; the caller quarantines it whole */
export function decodeBatch(text: unknown): string[] {
  if (typeof text === 'string' && text.startsWith('L')) return text.slice(1).split('\n');
  if (typeof text === 'string' && text.startsWith('J')) {
    const records: unknown = JSON.parse(text.slice(1));
    if (Array.isArray(records) && records.every((record) => typeof record === 'string')) return records;
  }
  throw new Error('not a batch: expected a text that starts with L or J');
}

/**
 * The same records as smaller batches, about as many as each then holds. Each is smaller than what was given, down to single
 * records: two that were split into two would end their process for ever.
 */
export function splitBatch(records: readonly string[]): string[] {
  const size = Math.max(1, Math.floor(Math.sqrt(records.length)));
  return Array.from({ length: Math.ceil(records.length / size) }, (_, at) => encodeBatch(records.slice(at * size, (at + 1) * size)));
}

function countLineFeeds(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
