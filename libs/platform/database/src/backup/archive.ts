import { createReadStream, createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';

/**
 * A backup file: gzip of
 *
 *     header JSON, line feed
 *     per section, in the header's order: frames, each its length in decimal, line feed, that many bytes; then "0" and a line feed
 *     "end", line feed
 *
 * A section is what COPY … TO STDOUT (text format, UTF-8) says: one line per row. zcat shows all of it.
 */
export interface ArchiveHeader {
  readonly format: 'rebound-backup';
  readonly format_version: 1;
  readonly product_version: string;
  readonly made_at: string;
  /** names of the migrations the data was written under, oldest first */
  readonly migrations: readonly string[];
  readonly sections: readonly ArchiveSection[];
  readonly sequences: readonly { readonly name: string; readonly last_value: string; readonly is_called: boolean }[];
  /** UTC days (YYYY-MM-DD) that day-partitioned tables hold */
  readonly days: readonly string[];
  /** SECRETS that sign the click ids in the data; empty when the operator keeps them in the environment */
  readonly secrets: readonly string[];
}

/** Rows of one table. A table may have two: `inbox` gets its own rows and the queue's unfinished batches. */
export interface ArchiveSection {
  readonly table: string;
  readonly columns: readonly string[];
  readonly rows: number;
}

/** Thrown for a file that is no backup, is cut off or is damaged. */
export class DamagedArchive extends Error {
  override readonly name = 'DamagedArchive';
}

/** Writes an archive, waiting whenever the disk is slower than the database. Mode 0600: it holds password hashes and secrets. */
export class ArchiveWriter {
  private readonly gzip = createGzip({ level: 4 });
  private readonly done: Promise<void>;
  private failure: Error | undefined;

  constructor(path: string) {
    const file = createWriteStream(path, { mode: 0o600, flush: true });
    this.gzip.pipe(file);
    file.on('error', (error) => this.gzip.destroy(error));
    this.gzip.on('error', (error) => (this.failure = error));
    this.done = finished(file);
    this.done.catch((error: Error) => (this.failure ??= error));
  }

  async header(header: ArchiveHeader): Promise<void> {
    await this.write(`${JSON.stringify(header)}\n`);
  }

  async frame(bytes: Buffer): Promise<void> {
    if (bytes.length === 0) return;
    await this.write(`${bytes.length}\n`);
    await this.write(bytes);
  }

  async endSection(): Promise<void> {
    await this.write('0\n');
  }

  /** Resolves when the file is complete and flushed to disk. */
  async end(): Promise<void> {
    await this.write('end\n');
    this.gzip.end();
    await this.done;
  }

  abandon(): void {
    this.gzip.destroy();
  }

  private async write(chunk: string | Buffer): Promise<void> {
    this.throwIfFailed();
    if (this.gzip.write(chunk)) return;
    await Promise.race([once(this.gzip, 'drain'), this.done]);
    this.throwIfFailed();
  }

  private throwIfFailed(): void {
    if (this.failure) throw this.failure;
  }
}

/** Reads an archive front to back, in memory never more than one frame. */
export class ArchiveReader {
  private readonly chunks: AsyncIterator<Buffer>;
  private rest = Buffer.alloc(0);

  constructor(path: string) {
    const gunzip = createGunzip();
    createReadStream(path)
      .on('error', (error) => gunzip.destroy(error))
      .pipe(gunzip);
    this.chunks = gunzip[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  }

  async header(): Promise<ArchiveHeader> {
    const line = await this.line();
    const header = parseHeader(line);
    if (header?.format !== 'rebound-backup') throw new DamagedArchive('This is not a Rebound backup.');
    if (header.format_version !== 1)
      throw new DamagedArchive(
        `This backup has format ${String(header.format_version)}, which this version does not know. Use a newer Rebound.`,
      );
    return header;
  }

  /** The bytes of the next section, frame by frame. */
  async *section(): AsyncGenerator<Buffer> {
    for (;;) {
      const length = Number(await this.line());
      if (!Number.isSafeInteger(length)) throw new DamagedArchive('The backup is damaged: a frame has no length.');
      if (length === 0) return;
      yield await this.bytes(length);
    }
  }

  async end(): Promise<void> {
    if ((await this.line()) !== 'end') throw new DamagedArchive('The backup is damaged: it does not end where it should.');
  }

  async close(): Promise<void> {
    await this.chunks.return?.();
  }

  private async line(): Promise<string> {
    let at = this.rest.indexOf(10);
    while (at === -1) {
      await this.more();
      at = this.rest.indexOf(10);
    }
    const line = this.rest.subarray(0, at).toString('utf8');
    this.rest = this.rest.subarray(at + 1);
    return line;
  }

  private async bytes(length: number): Promise<Buffer> {
    while (this.rest.length < length) await this.more();
    const bytes = this.rest.subarray(0, length);
    this.rest = this.rest.subarray(length);
    return bytes;
  }

  private async more(): Promise<void> {
    const next = await this.chunks.next().catch((error: unknown) => {
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      if (code.startsWith('Z_'))
        throw new DamagedArchive(this.rest.length === 0 ? 'This is not a Rebound backup.' : 'The backup is damaged or cut off.', {
          cause: error,
        });
      throw error;
    });
    if (next.done) throw new DamagedArchive('The backup is cut off.');
    this.rest = Buffer.concat([this.rest, next.value]);
  }
}

function parseHeader(line: string): ArchiveHeader | undefined {
  try {
    return JSON.parse(line) as ArchiveHeader;
  } catch {
    return undefined;
  }
}
