import type { HitQuery } from './postbacks.js';

export const OUTCOMES = ['accepted', 'rejected', 'waiting'] as const;
/** The log reaches back a week unless told; the console looks as far as one question may. */
const LOOK_BACK_DAYS = 90;
const PAGE = 100;

/** The log's filters as they stand in the address → the API's parameters. */
export function hitQuery(search: URLSearchParams): HitQuery {
  const text = (name: string) => search.get(name)?.trim() || undefined;
  const outcome = OUTCOMES.find((each) => each === search.get('outcome'));
  return {
    outcome,
    reason: text('reason'),
    click_id: text('click_id'),
    campaign_id: text('campaign_id'),
    from: lookBack(),
    limit: PAGE,
  } as HitQuery;
}

/** The same instant all day, so that it can be part of a query's key. */
export function lookBack(now = Date.now()): string {
  const day = Math.floor(now / 86_400_000) - LOOK_BACK_DAYS;
  return new Date(day * 86_400_000).toISOString();
}
