/**
 * Keeps the answer of a look-up for a moment and lets simultaneous callers share one look-up.
 *
 * forMs    how long an answer is used; so long a revoked key may go on working
 * maxItems bound of memory: beyond it the oldest answers are forgotten
 */
export class Remembered<T> {
  private readonly items = new Map<string, { readonly answer: Promise<T>; readonly until: number }>();

  constructor(private readonly options: { forMs: number; maxItems: number; now?: () => number }) {}

  get(key: string, lookUp: () => Promise<T>): Promise<T> {
    const now = (this.options.now ?? Date.now)();
    const known = this.items.get(key);
    if (known && known.until > now) return known.answer;
    const answer = lookUp();
    this.items.delete(key);
    this.items.set(key, { answer, until: now + this.options.forMs });
    this.forgetOldest();
    // A failed look-up is no answer.
    answer.catch(() => {
      if (this.items.get(key)?.answer === answer) this.items.delete(key);
    });
    return answer;
  }

  forget(key: string): void {
    this.items.delete(key);
  }

  clear(): void {
    this.items.clear();
  }

  private forgetOldest(): void {
    for (const key of this.items.keys()) {
      if (this.items.size <= this.options.maxItems) return;
      this.items.delete(key);
    }
  }
}
