import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { BatchPublisher, InjectPublisher } from '#queue';

/** Longest a visitor waits for the stores. The write goes on without him. */
const PATIENCE_MS = 100;
/** Half a minute in all: a store that was restarted is back by then. */
const TRY_AGAIN_AFTER_MS = [500, 1_000, 2_000, 4_000, 8_000, 15_000];
/** About 1 kB each. */
const KEPT_AT_MOST = 20_000;

interface KeptClick {
  readonly record: string;
  readonly lost: () => void;
}

/** Clicks that the publisher put into one batch: they have one promise, so one timer and one end of waiting do for all of them. */
interface Company {
  readonly stored: Promise<void>;
  readonly clicks: KeptClick[];
  readonly over: Promise<void>;
}

/**
 * Has clicks stored. A visitor cannot be asked to come again, so a click that both stores refuse is kept here and tried again for half
 * a minute, as long as there is room; only then it is given up.
 */
@Injectable()
export class ClickKeeper implements BeforeApplicationShutdown {
  private readonly waking = new Set<() => void>();
  /** the batch that is being gathered */
  private company: Company | undefined;
  private closing = false;
  /** shorter in tests */
  protected readonly tryAgainAfterMs: readonly number[] = TRY_AGAIN_AFTER_MS;

  constructor(@InjectPublisher('clicks') private readonly publisher: Pick<BatchPublisher, 'publish'>) {}

  /**
   * Resolves when the record is stored, when a store refused it, or after 100 ms: then the visitor need not wait any longer.
   *
   * lost  called when it had to be given up
   * never rejects
   */
  keep(record: string, lost: () => void): Promise<void> {
    const stored = this.publisher.publish(record);
    if (this.company?.stored !== stored) this.company = this.gather(stored);
    this.company.clicks.push({ record, lost });
    return this.company.over;
  }

  /** What is kept gets a last try now, while the stores' connections are still open. */
  beforeApplicationShutdown(): void {
    this.closing = true;
    this.waking.forEach((wake) => wake());
  }

  private gather(stored: Promise<void>): Company {
    const clicks: KeptClick[] = [];
    const over = new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, PATIENCE_MS);
      const settled = () => {
        clearTimeout(timer);
        resolve();
        if (this.company?.stored === stored) this.company = undefined;
      };
      stored.then(settled, () => {
        settled();
        for (const { record, lost } of clicks) void this.tryOn(record, lost);
      });
    });
    return { stored, clicks, over };
  }

  private async tryOn(record: string, lost: () => void): Promise<void> {
    for (const waitMs of this.tryAgainAfterMs) {
      if (this.closing || this.waking.size >= KEPT_AT_MOST) break;
      await this.pause(waitMs);
      const stored = await this.publisher.publish(record).then(
        () => true,
        () => false,
      );
      if (stored) return;
    }
    lost();
  }

  private pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        this.waking.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, ms);
      this.waking.add(wake);
    });
  }
}
