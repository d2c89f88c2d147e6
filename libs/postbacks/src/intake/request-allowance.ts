import { LRUCache } from 'lru-cache';

/**
 * How many requests each address may still make: `perSecond` of them come back every second, up to `burst`. Remembers the last
 * 20,000 addresses; a forgotten one starts anew.
 */
export class RequestAllowance {
  private readonly left = new LRUCache<string, { tokens: number; atMs: number }>({ max: 20_000 });

  constructor(
    private readonly perSecond: number,
    private readonly burst: number,
  ) {}

  /** Takes one; false when there is none left. */
  take(address: string, nowMs: number): boolean {
    const known = this.left.get(address) ?? { tokens: this.burst, atMs: nowMs };
    known.tokens = Math.min(this.burst, known.tokens + (Math.max(0, nowMs - known.atMs) / 1000) * this.perSecond);
    known.atMs = nowMs;
    this.left.set(address, known);
    if (known.tokens < 1) return false;
    known.tokens--;
    return true;
  }
}
