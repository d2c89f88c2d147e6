/** What the edge counted on one UTC day, and what is found as rows. */
export interface DayCounts {
  /** yyyy-mm-dd */
  readonly day: string;
  /** by name, as EdgeCounters counts */
  readonly edge: Readonly<Partial<Record<string, number>>>;
  readonly accepted: number;
  readonly rejected: number;
  readonly waiting: number;
  /** clicks found, without those that came by import */
  readonly clicks: number;
  /** rows among these that are younger than the edge's last count may be */
  readonly recentPostbacks: number;
  readonly recentClicks: number;
  /** counted in the queues, without those that have a row; undefined: the queues could not be read */
  readonly pendingPostbacks?: number | undefined;
  readonly pendingClicks?: number | undefined;
}

const DAY_MS = 86_400_000;
/** Where the queues cannot be read: a hit still without a row this long after its day ended is missing, not pending. */
const GRACE_MS = 15 * 60_000;

interface Balance {
  /** edge − rows − pending (− lost): 0 when everything is accounted for; above 0 something is missing, below 0 rows appeared from nowhere */
  readonly difference: number;
  readonly balanced: boolean;
  /** pending was counted in the queues; false: they could not be read, so on an open day it is what is left over */
  readonly pending_measured: boolean;
}

export interface LedgerDay {
  readonly day: string;
  readonly postbacks: {
    readonly received: number;
    readonly refused: number;
    readonly accepted: number;
    readonly rejected: number;
    readonly waiting: number;
    readonly pending: number;
  } & Balance;
  readonly clicks: {
    readonly issued: number;
    readonly stored: number;
    readonly pending: number;
    readonly lost: number;
    readonly unknown: number;
    readonly unrouted: number;
  } & Balance;
}

/** Draws up days, each as open or closed as it is at this instant. */
export function balanceDays(counts: readonly DayCounts[], nowMs: number): LedgerDay[] {
  return counts.map((day) => balanceDay(day, !isClosed(day.day, nowMs)));
}

/** Whether whatever came on this UTC day must have become a row by now. */
export function isClosed(day: string, nowMs: number): boolean {
  return nowMs >= Date.parse(day) + DAY_MS + GRACE_MS;
}

/**
 * Draws up one day: received = accepted + rejected + waiting + pending, issued = stored + pending + lost.
 *
 * isOpen  hits of the day may still be in a queue: where those could not be read, what has no row yet is taken to be pending. Once the
 *         day is closed it is a difference.
 */
export function balanceDay(counts: DayCounts, isOpen: boolean): LedgerDay {
  const edge = (name: string) => counts.edge[name] ?? 0;
  const [received, refused, issued] = [edge('postbacks_received'), edge('postbacks_refused'), edge('clicks_issued')];
  const missingHits = received - counts.accepted - counts.rejected - counts.waiting;
  const missingClicks = issued - counts.clicks;
  const pendingHits = counts.pendingPostbacks ?? (isOpen ? Math.max(0, missingHits) : 0);
  // A click given up by its tracker may have been stored all the same, or lie in a queue; then it is not lost.
  const lost = Math.min(edge('clicks_lost'), Math.max(0, missingClicks - (counts.pendingClicks ?? 0)));
  const pendingClicks = counts.pendingClicks ?? (isOpen ? Math.max(0, missingClicks - lost) : 0);
  return {
    day: counts.day,
    postbacks: {
      received,
      refused,
      accepted: counts.accepted,
      rejected: counts.rejected,
      waiting: counts.waiting,
      pending: pendingHits,
      pending_measured: counts.pendingPostbacks !== undefined,
      // A hit answered with 503 may have been stored all the same; what is pending may have come after the edge's last count.
      ...balance(missingHits - pendingHits, refused + (isOpen ? counts.recentPostbacks + pendingHits : 0)),
    },
    clicks: {
      issued,
      stored: counts.clicks,
      pending: pendingClicks,
      pending_measured: counts.pendingClicks !== undefined,
      lost,
      unknown: edge('clicks_unknown'),
      unrouted: edge('clicks_unrouted'),
      ...balance(missingClicks - lost - pendingClicks, isOpen ? counts.recentClicks + pendingClicks : 0),
    },
  };
}

/** explained  how many rows more than counted have an innocent explanation */
function balance(difference: number, explained: number): Pick<Balance, 'difference' | 'balanced'> {
  const unexplained = difference < 0 ? Math.min(0, difference + explained) : difference;
  return { difference: unexplained, balanced: unexplained === 0 };
}

/** All days together. A day that is off is not made good by another. */
export function sumDays(days: readonly LedgerDay[]): Omit<LedgerDay, 'day'> & { readonly balanced: boolean } {
  const sum = (pick: (day: LedgerDay) => number) => days.reduce((total, day) => total + pick(day), 0);
  const balanced = { postbacks: days.every((day) => day.postbacks.balanced), clicks: days.every((day) => day.clicks.balanced) };
  return {
    postbacks: {
      received: sum((day) => day.postbacks.received),
      refused: sum((day) => day.postbacks.refused),
      accepted: sum((day) => day.postbacks.accepted),
      rejected: sum((day) => day.postbacks.rejected),
      waiting: sum((day) => day.postbacks.waiting),
      pending: sum((day) => day.postbacks.pending),
      difference: sum((day) => day.postbacks.difference),
      balanced: balanced.postbacks,
      pending_measured: days.every((day) => day.postbacks.pending_measured),
    },
    clicks: {
      issued: sum((day) => day.clicks.issued),
      stored: sum((day) => day.clicks.stored),
      pending: sum((day) => day.clicks.pending),
      lost: sum((day) => day.clicks.lost),
      unknown: sum((day) => day.clicks.unknown),
      unrouted: sum((day) => day.clicks.unrouted),
      difference: sum((day) => day.clicks.difference),
      balanced: balanced.clicks,
      pending_measured: days.every((day) => day.clicks.pending_measured),
    },
    balanced: balanced.postbacks && balanced.clicks,
  };
}
