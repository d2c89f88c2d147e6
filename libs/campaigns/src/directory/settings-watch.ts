import { Logger } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import type { Queryable } from '#database';
import { SettingsFeed } from './settings-feed.store.js';

const POLL_MS = 1_000;
/** Who waits for a change waits this long at most. */
const CATCH_UP_MS = 500;

/**
 * Has `look` run whenever settings may have changed: at every NOTIFY, at the latest by the next poll a second later, one at a time.
 * While the database is away it says so once and tries again with each poll.
 */
export class SettingsWatch {
  private readonly logger = new Logger('CampaignDirectory');
  private feed: SettingsFeed | undefined;
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> | undefined;
  private next: Promise<void> | undefined;
  private stopped = false;
  private away = false;

  constructor(
    private readonly databaseUrl: string,
    private readonly look: (db: Queryable) => Promise<void>,
  ) {}

  poll(): void {
    this.timer = setInterval(() => void this.lookNow(), POLL_MS);
    this.timer.unref();
  }

  stop(): void {
    this.stopped = true;
    clearInterval(this.timer);
    this.feed?.close();
    this.feed = undefined;
  }

  /** Waits until what was changed before this call has been looked at, for half a second at most, and not while the database is away. never rejects */
  async catchUp(): Promise<void> {
    if (this.away || this.stopped) return;
    await atMost(CATCH_UP_MS, this.lookAfterThis());
  }

  /** Joins the look under way. never rejects */
  lookNow(): Promise<void> {
    this.looking ??= this.lookOnce().finally(() => {
      this.looking = undefined;
    });
    return this.looking;
  }

  // A look under way may have come before the change: one more after it, for all who ask meanwhile.
  private lookAfterThis(): Promise<void> {
    this.next ??= (this.looking ?? Promise.resolve()).then(() => {
      this.next = undefined;
      return this.lookNow();
    });
    return this.next;
  }

  private async lookOnce(): Promise<void> {
    try {
      this.feed ??= await this.openFeed();
      await this.look(this.feed);
      if (this.away) this.logger.log('The database is back; settings are current');
      this.away = false;
    } catch (error) {
      this.feed?.close();
      this.feed = undefined;
      const fault = error instanceof Error ? error.message : 'unknown fault';
      if (!this.away && !this.stopped) this.logger.warn(`The database is away, serving the settings known so far: ${fault}`);
      this.away = true;
    }
  }

  private async openFeed(): Promise<SettingsFeed> {
    const feed = await SettingsFeed.open(this.databaseUrl, {
      changed: () => void this.lookAfterThis(),
      lost: (lostFeed) => {
        if (this.feed === lostFeed) this.feed = undefined;
      },
    });
    if (this.stopped) feed.close();
    return feed;
  }
}

/** Waits for `work`, but no longer than `ms`. throws what `work` throws in time */
export async function atMost(ms: number, work: Promise<void>): Promise<void> {
  const done = new AbortController();
  const patience = pause(ms, undefined, { signal: done.signal }).catch(() => undefined);
  await Promise.race([work, patience]).finally(() => done.abort());
}
