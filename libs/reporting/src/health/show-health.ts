import { formatAmount } from '#kernel';
import { HOURS, sumHours, type CampaignFacts } from './campaign-facts.js';
import { conversionRates, type Rate } from './conversion-rates.js';
import { countDuplicates, countForged, countRejections, listRejections } from './count-hits.js';
import type { HealthAnswer } from './health-shapes.js';
import { judgeHealth } from './judge-health.js';
import { wilson } from './wilson.js';

/** The verdict with the figures it was reached by, as the API shows it. */
export function showHealth(campaignId: number, facts: CampaignFacts, currency: string): HealthAnswer {
  const { state, reasons } = judgeHealth(facts);
  const [today, before] = [
    countRejections(facts.hitsToday, facts.strangersToday),
    countRejections(facts.hitsBefore, facts.strangersBefore),
  ];
  const { now, usual } = conversionRates(facts);
  const { lastConversionMs, usualDelay, todayDelay, nowMs } = facts;
  const silenceH = lastConversionMs === undefined ? facts.hours.length : (nowMs - lastConversionMs) / 3_600_000;
  const spend = (hours: number) => formatAmount(BigInt(Math.round(sumHours(facts, { from: 0, to: hours }, (hour) => hour.costMicros))));
  return {
    campaign_id: String(campaignId),
    state,
    reasons: reasons.map((reason) => ({ ...reason, figures: { ...reason.figures } })),
    figures: {
      last_postback_at: instant(facts.lastPostbackMs),
      last_conversion_at: instant(lastConversionMs),
      postbacks_24h: facts.hitsToday.accepted + Object.values(facts.hitsToday.rejected).reduce((sum, n) => sum + n, 0),
      rejected_24h: today.rejected,
      rejected_share: ratio(today.rejected, today.of),
      rejected_share_before: ratio(before.rejected, before.of),
      top_reason: today.topReason ?? null,
      rejections_24h: listRejections(facts.hitsToday, facts.strangersToday),
      duplicates_24h: countDuplicates(facts.hitsToday).duplicates,
      forged_24h: countForged(facts.hitsToday, facts.strangersToday),
      usual_delay_s: usualDelay?.medianS ?? null,
      usual_delay_p90_s: usualDelay?.p90S ?? null,
      today_delay_s: todayDelay?.medianS ?? null,
      today_is_late: reasons.some(({ code }) => code === 'conversions_late'),
      conversion_rate: showRate(now),
      usual_conversion_rate: showRate(usual),
      imported_conversions: sumHours(facts, { from: 0, to: HOURS }, (hour) => hour.byFile),
      spend_24h: spend(24),
      spend_since_last_conversion: spend(silenceH),
    },
    currency,
    checked_at: new Date(nowMs).toISOString(),
  };
}

function showRate({ clicks, conversions }: Rate): HealthAnswer['figures']['conversion_rate'] {
  return { clicks, conversions, rate: ratio(conversions, clicks), ...wilson(conversions, clicks) };
}

function ratio(part: number, of: number): number | null {
  return of === 0 ? null : part / of;
}

function instant(ms: number | undefined): string | null {
  return ms === undefined ? null : new Date(ms).toISOString();
}
