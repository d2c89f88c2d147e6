import { CAMPAIGNS } from './demo-world.js';
import { planDay, DAY_MS, type PlannedClick, type PlannedConversion } from './plan-day.js';
import { SeededRandom } from './seeded-random.js';

/** A click of a day gone by, with the instant it is imported with. */
export interface PastClick {
  readonly click: PlannedClick;
  readonly clickedAtMs: number;
  readonly conversions: readonly { readonly conversion: PlannedConversion; readonly occurredAtMs: number }[];
}

/** Sunday to Saturday: shoppers rest on Saturdays. */
const WEEK = [0.82, 1.05, 1.1, 1.06, 1.02, 0.98, 0.74] as const;
/** Share of today's traffic that the first day has: business grows. */
const FIRST = 0.55;

/**
 * The days before today, oldest first, each about as busy as today but growing and with the rhythm of a week. Pure.
 *
 * todayMs  start of today, UTC
 * nowMs    conversions after it are still to come: they are left out
 */
export function planHistory(order: { seed: number; clicks: number; days: number; todayMs: number; nowMs: number }): readonly PastClick[][] {
  return Array.from({ length: order.days }, (_, index) => {
    const dayMs = order.todayMs - (order.days - index) * DAY_MS;
    const growth = FIRST + ((1 - FIRST) * index) / Math.max(1, order.days - 1);
    const luck = 0.9 + new SeededRandom(order.seed + index).next() * 0.2;
    const clicks = Math.round(order.clicks * growth * luck * (WEEK[new Date(dayMs).getUTCDay()] ?? 1));
    const plan = planDay({ seed: order.seed * 1_000 + index + 1, clicks });
    return plan.filter(hasPast).map((click) => onDay(click, dayMs, order.nowMs));
  });
}

/** The campaign that breaks has begun today; on the fallback there is nothing to import. */
function hasPast({ routed, campaign }: PlannedClick): boolean {
  return routed && CAMPAIGNS[campaign]?.breaksAtHour === undefined;
}

function onDay(click: PlannedClick, dayMs: number, nowMs: number): PastClick {
  return {
    click,
    clickedAtMs: dayMs + click.atMs,
    conversions: click.conversions
      .map((conversion) => ({ conversion, occurredAtMs: dayMs + conversion.atMs }))
      .filter(({ occurredAtMs }) => occurredAtMs < nowMs),
  };
}
