import { withDeadline } from '../deadline.js';

export interface BreakerOptions {
  /** failures in a row that open it */
  readonly failures: number;
  readonly openMs: number;
  /** asks the store whether it is back; runs beside the traffic, so that no record pays for finding out */
  readonly probe: () => Promise<unknown>;
  readonly probeDeadlineMs: number;
}

/**
 * Stops asking a store that does not answer. Closed: work goes through. Open: refused at once; after `openMs` a probe, which
 * closes it or keeps it open for another `openMs`.
 */
export class Breaker {
  private failuresInRow = 0;
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(private readonly options: BreakerOptions) {}

  get isOpen(): boolean {
    return this.timer !== undefined;
  }

  succeeded(): void {
    this.failuresInRow = 0;
  }

  failed(): void {
    this.failuresInRow++;
    if (this.failuresInRow >= this.options.failures) this.open();
  }

  /** No further probes; the breaker stays as it is. */
  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  private open(): void {
    if (this.timer !== undefined || this.stopped) return;
    this.timer = setTimeout(() => void this.probe(), this.options.openMs);
    this.timer.unref();
  }

  private async probe(): Promise<void> {
    try {
      await withDeadline(this.options.probe(), this.options.probeDeadlineMs, 'the probe');
      this.timer = undefined;
      // One more failure opens it again: answering a probe is not yet storing.
      this.failuresInRow = this.options.failures - 1;
    } catch {
      this.timer = undefined;
      this.open();
    }
  }
}
