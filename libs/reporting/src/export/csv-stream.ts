import { stringify, type Stringifier } from 'csv-stringify';
import { once } from 'node:events';

export type Cell = string | number | null;

/** CSV (RFC 4180), written in portions as the reader takes them. */
export class CsvStream {
  readonly stream: Stringifier;

  constructor(columns: readonly string[]) {
    this.stream = stringify({ header: true, columns: [...columns], record_delimiter: 'windows' });
    // Unheard, an error of a stream whose reader has gone would end the process.
    this.stream.on('error', () => undefined);
  }

  /** Writes records and waits until the reader has room for more. false: the reader has gone. */
  async write(records: Iterable<readonly Cell[]>): Promise<boolean> {
    let hasRoom = true;
    for (const record of records) hasRoom = this.stream.write(record);
    if (!hasRoom && !this.stream.destroyed) await this.room();
    return !this.stream.destroyed;
  }

  end(): void {
    if (!this.stream.destroyed) this.stream.end();
  }

  /** Ends it so that nobody takes the part for the whole. */
  breakOff(cause: unknown): void {
    this.stream.destroy(cause instanceof Error ? cause : new Error('export failed', { cause }));
  }

  private async room(): Promise<void> {
    // Whichever comes second is not waited for any more: its listener would stay for good.
    const waiting = new AbortController();
    const { signal } = waiting;
    try {
      await Promise.race([once(this.stream, 'drain', { signal }), once(this.stream, 'close', { signal })]);
    } finally {
      waiting.abort();
    }
  }
}

/** A text that a spreadsheet would take for a formula gets an apostrophe in front. Metrics stay as they are: a loss is -5.00. */
export function safeText(text: string): string {
  return /^[=+\-@\t\r\0]/.test(text) ? `'${text}` : text;
}
