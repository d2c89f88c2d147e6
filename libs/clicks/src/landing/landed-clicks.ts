import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { ClickOutStore } from './click-outs.store.js';
import type { LandedClick } from './click-out.js';

/** Longest a visitor waits for the look-up of his click; then its hash decides, which needs no look-up. */
const LOOK_UP_MS = 150;
const REMEMBERED = 10_000;
const LONGEST_QUERY = 2_000;

/** Clicks whose visitors are on a landing page: those of this process from memory, others' from the database. */
@Injectable()
export class LandedClicks {
  /** longer in tests: a loaded machine must not decide them */
  protected readonly lookUpMs: number = LOOK_UP_MS;
  private readonly known = new LRUCache<string, LandedClick>({ max: REMEMBERED });

  constructor(private readonly outs: ClickOutStore) {}

  remember(uuid: string, click: LandedClick): void {
    if (click.query.length <= LONGEST_QUERY) this.known.set(uuid, click);
  }

  /** undefined: not stored yet, or the database does not answer in time. never rejects */
  async find(uuid: string): Promise<LandedClick | undefined> {
    const known = this.known.get(uuid);
    if (known) return known;
    let timer: NodeJS.Timeout | undefined;
    const tooLong = new Promise<undefined>((resolve) => {
      timer = setTimeout(() => resolve(undefined), this.lookUpMs);
    });
    const found = await Promise.race([this.outs.findLanded(uuid).catch(() => undefined), tooLong]);
    clearTimeout(timer);
    if (found) this.remember(uuid, found);
    return found;
  }
}
