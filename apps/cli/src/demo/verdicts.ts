import { setTimeout as sleep } from 'node:timers/promises';
import { DemoFault, type ManagementClient } from './http-client.js';
import type { SentPostback } from './play-day.js';

const PATIENCE_MS = 60_000;
const AT_ONCE = 16;

interface ReceiptAnswer {
  readonly outcome: 'pending' | 'waiting' | 'accepted' | 'rejected';
  readonly reason: string | null;
}

/** How many postbacks ended how: 'accepted', or the reason of the rejection. */
export type VerdictCounts = ReadonlyMap<string, number>;

/**
 * Asks for every receipt until all have a verdict.
 *
 * tracker  client at the tracker's address; with a key receipts are not rate limited
 * throws   DemoFault when some are still undecided after a minute: no worker is running, or it cannot keep up
 */
export async function awaitVerdicts(tracker: ManagementClient, sent: readonly SentPostback[]): Promise<VerdictCounts> {
  const counts = new Map<string, number>();
  const untilMs = Date.now() + PATIENCE_MS;
  let open = [...sent];
  while (open.length > 0) {
    const undecided: SentPostback[] = [];
    for (let at = 0; at < open.length; at += AT_ONCE) {
      const asked = open.slice(at, at + AT_ONCE);
      const answers = await Promise.all(asked.map(({ receipt }) => tracker.get<ReceiptAnswer>(`/receipts/${receipt}`)));
      for (const [index, { outcome, reason }] of answers.entries()) {
        const postback = asked[index];
        if (postback && (outcome === 'pending' || outcome === 'waiting')) undecided.push(postback);
        else counts.set(reason ?? outcome, (counts.get(reason ?? outcome) ?? 0) + 1);
      }
    }
    open = undecided;
    if (open.length === 0) break;
    if (Date.now() > untilMs)
      throw new DemoFault(
        `${open.length} of ${sent.length} postbacks have no verdict after ${PATIENCE_MS / 1_000} s. Is a worker running?`,
      );
    await sleep(250);
  }
  return counts;
}

/**
 * What the verdicts must be, as far as the plan can say it: a duplicate may overtake its original (one of the two counts,
 * whichever), and a postback sent again after a 503 may be the duplicate of its own first try.
 */
export function expectedVerdicts(sent: readonly SentPostback[], found: VerdictCounts): VerdictCounts {
  const counts = new Map<string, number>();
  for (const { planned } of sent) {
    const verdict = planned.fault ?? (planned.role === 'duplicate' ? 'duplicate' : 'accepted');
    counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  }
  const excess = (found.get('duplicate') ?? 0) - (counts.get('duplicate') ?? 0);
  if (excess > 0 && excess <= sent.filter((one) => one.resent).length) {
    counts.set('duplicate', found.get('duplicate') ?? 0);
    counts.set('accepted', (counts.get('accepted') ?? 0) - excess);
  }
  return counts;
}

export function describeVerdicts(counts: VerdictCounts): string {
  return [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, count]) => `${count} ${name}`)
    .join(', ');
}
