/** Records of one handling at most; a larger batch is handled by itself. */
const RECORDS_AT_MOST = 500;

interface Waiting {
  readonly records: readonly string[];
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Group commit for batches: what comes while `atOnce` handlings are under way is handled together with what else has come by then.
 * Steady traffic arrives in many small batches, and a small one costs nearly as much as a large one: handled one by one they piled up
 * at a tenth of the rate at which a backlog is taken.
 */
export class Gathering {
  private readonly waiting: Waiting[] = [];
  private running = 0;

  /** handle  throws: nothing of this call is taken as done */
  constructor(
    private readonly atOnce: number,
    private readonly handle: (records: readonly string[]) => Promise<void>,
  ) {}

  /** Resolves when the batch is handled. What fails, fails for all who were handled together: each is tried again by itself. */
  add(records: readonly string[]): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ records, resolve, reject });
      this.next();
    });
  }

  private next(): void {
    while (this.running < this.atOnce && this.waiting.length > 0) {
      this.running++;
      void this.handleAll(this.take()).finally(() => {
        this.running--;
        this.next();
      });
    }
  }

  private take(): Waiting[] {
    let size = 0;
    const fits = this.waiting.findIndex(({ records }, at) => (size += records.length) > RECORDS_AT_MOST && at > 0);
    return this.waiting.splice(0, fits === -1 ? this.waiting.length : fits);
  }

  /** never rejects */
  private async handleAll(batches: readonly Waiting[]): Promise<void> {
    const [only] = batches;
    // A batch may be in the queue twice: a handling must not meet a record twice.
    const records = only && batches.length === 1 ? only.records : [...new Set(batches.flatMap((batch) => batch.records))];
    await this.handle(records).then(
      () => batches.forEach(({ resolve }) => resolve()),
      (error: unknown) => batches.forEach(({ reject }) => reject(error)),
    );
  }
}
