import type { CampaignFacts } from './campaign-facts.js';
import { RULES, type HealthReason } from './health-rules.js';

export type HealthState = 'healthy' | 'watch' | 'broken' | 'no_data';

export interface Verdict {
  readonly state: HealthState;
  /** worst first */
  readonly reasons: readonly HealthReason[];
}

/** What is only another face of a campaign that has stopped altogether. */
const CONSEQUENCES = new Set(['conversion_rate_fell', 'spend_without_conversions', 'few_conversions']);

/**
 * Says how a campaign is doing and why. Pure; every figure is measured against the campaign's own past.
 *
 * no_data  nothing has happened in two weeks: no click, no conversion, no postback of its own
 */
export function judgeHealth(facts: CampaignFacts): Verdict {
  if (isEmpty(facts)) return { state: 'no_data', reasons: [] };
  const found = RULES.map((rule) => rule(facts)).filter((reason) => reason !== undefined);
  const stopped = found.some(({ code }) => code === 'postbacks_stopped' || code === 'conversions_stopped');
  const reasons = stopped ? found.filter(({ code }) => !CONSEQUENCES.has(code)) : found;
  const has = (level: HealthReason['level']) => reasons.some((reason) => reason.level === level);
  const sorted = (['broken', 'watch', 'note'] as const).flatMap((level) => reasons.filter((reason) => reason.level === level));
  return { state: has('broken') ? 'broken' : has('watch') ? 'watch' : 'healthy', reasons: sorted };
}

function isEmpty({ hours, hitsToday, hitsBefore }: CampaignFacts): boolean {
  const hits = [hitsToday, hitsBefore].some(({ accepted, rejected }) => accepted > 0 || Object.keys(rejected).length > 0);
  return !hits && hours.every((hour) => hour.clicks + hour.arrived + hour.converted + hour.byFile === 0);
}
