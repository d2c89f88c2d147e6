import { LRUCache } from 'lru-cache';

const WINDOW_MS = 60_000;
const PER_PERSON = 5;
const PER_ADDRESS = 30;

/** At most 5 attempts a minute per address and person, 30 per address: passwords cannot be tried out. Per process, memory bounded. */
export class LoginThrottle {
  private readonly attempts: LRUCache<string, { n: number; until: number }>;

  constructor(private readonly now: () => number = Date.now) {
    this.attempts = new LRUCache({ max: 100_000 });
  }

  /** Counts an attempt. returns seconds to wait when it is one too many, else undefined */
  attempt(address: string, email: string): number | undefined {
    const waits = [this.count(`a ${address}`, PER_ADDRESS), this.count(personKey(address, email), PER_PERSON)];
    const longest = Math.max(...waits);
    return longest > 0 ? Math.ceil(longest / 1000) : undefined;
  }

  /** A successful sign-in clears the person's count. */
  succeeded(address: string, email: string): void {
    this.attempts.delete(personKey(address, email));
  }

  private count(key: string, limit: number): number {
    const now = this.now();
    const known = this.attempts.get(key);
    const current = known && known.until > now ? known : { n: 0, until: now + WINDOW_MS };
    current.n += 1;
    this.attempts.set(key, current);
    return current.n > limit ? current.until - now : 0;
  }
}

function personKey(address: string, email: string): string {
  return `p ${address} ${email.toLowerCase()}`;
}
