import { LRUCache } from 'lru-cache';
import { hash32 } from '../capture/pick-by-hash.js';
import { CLICK_FLAG } from '../store/stored-click.js';

/** A visitor who clicks again within this time did not read what he saw. */
const TOO_FAST_MS = 1_000;
const MANY_PER_MINUTE = 60;
const REMEMBERED = 20_000;

/** A click on its way past the counters. */
export interface PacedClick {
  readonly uuid: string;
  readonly atMs: number;
  readonly ip: string;
  readonly agent: string;
}

/**
 * Labels clicks that come too fast: after another of the same visitor, or more than 60 a minute from one address.
 *
 * In memory, for what this worker sees: labels change no default metric, and a table would cost more than the click itself.
 * Several workers share an address's clicks among them, so each begins to label later. A click that comes again (a repeated
 * batch) counts once.
 */
export class ClickPace {
  private readonly visitors = new LRUCache<string, { uuid: string; atMs: number; fast: boolean }>({ max: REMEMBERED });
  private readonly addresses = new LRUCache<string, Set<number>>({ max: REMEMBERED });

  /** bits of CLICK_FLAG; 0 for a visitor without address, who cannot be told from others */
  flagsOf(click: PacedClick): number {
    if (click.ip === '') return 0;
    return (this.isTooFast(click) ? CLICK_FLAG.tooFast : 0) | (this.isOneOfMany(click) ? CLICK_FLAG.manyPerMinute : 0);
  }

  private isTooFast({ uuid, atMs, ip, agent }: PacedClick): boolean {
    const key = `${ip}|${agent}`;
    const last = this.visitors.get(key);
    if (last?.uuid === uuid) return last.fast;
    // One from before the last seen: a repeat, or a batch that was overtaken.
    if (last && atMs < last.atMs) return false;
    const fast = last !== undefined && atMs - last.atMs < TOO_FAST_MS;
    this.visitors.set(key, { uuid, atMs, fast });
    return fast;
  }

  private isOneOfMany({ uuid, atMs, ip }: PacedClick): boolean {
    const key = `${ip}|${Math.floor(atMs / 60_000)}`;
    const seen = this.addresses.get(key) ?? new Set();
    const id = hash32(uuid);
    if (seen.has(id)) return false;
    if (seen.size >= MANY_PER_MINUTE) return true;
    seen.add(id);
    this.addresses.set(key, seen);
    return false;
  }
}
