import { dayStart } from '../format/day-start.js';
import { addDays, isDay } from '../format/days.js';
import type { HitQuery } from './postbacks.js';

export const OUTCOMES = ['accepted', 'rejected', 'waiting'] as const;
/** The log reaches back a week unless told; the console looks as far as one question may. */
const LOOK_BACK_DAYS = 90;
const PAGE = 100;

/** The log's filters as they stand in the address → the API's parameters. Days are those of the zone. */
export function hitQuery(search: URLSearchParams, zone: string): HitQuery {
  const text = (name: string) => search.get(name)?.trim() || undefined;
  const day = (name: string) => {
    const value = search.get(name);
    return isDay(value) ? value : undefined;
  };
  const outcome = OUTCOMES.find((each) => each === search.get('outcome'));
  const [from, to] = [day('from'), day('to')];
  const first = from ?? (to === undefined ? undefined : addDays(to, -LOOK_BACK_DAYS));
  return {
    outcome,
    reason: text('reason'),
    click_id: text('click_id'),
    campaign_id: text('campaign_id'),
    source_id: text('source_id'),
    replay_id: text('replay_id'),
    from: first === undefined ? lookBack() : dayStart(first, zone),
    ...(to === undefined ? {} : { to: dayStart(to, zone) }),
    limit: PAGE,
  } as HitQuery;
}

/** The same instant all day, so that it can be part of a query's key. */
export function lookBack(now = Date.now()): string {
  const day = Math.floor(now / 86_400_000) - LOOK_BACK_DAYS;
  return new Date(day * 86_400_000).toISOString();
}
