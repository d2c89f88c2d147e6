import { formatAmount } from '#kernel';
import { DAYS_BEFORE, HOURS, sumHours, type CampaignFacts } from './campaign-facts.js';
import { conversionRates } from './conversion-rates.js';
import { countDuplicates, countForged, countRejections } from './count-hits.js';
import { durationWords, percentWords } from './words.js';
import { wilson } from './wilson.js';

/** broken: money is being lost now · watch: look at it · note: for reading the figures, no trouble in itself. */
export type Level = 'broken' | 'watch' | 'note';

/** Why a campaign is called what it is: a code for programs, a sentence with figures for people. */
export interface HealthReason {
  readonly code: string;
  readonly level: Level;
  readonly text: string;
  readonly figures: Readonly<Record<string, number | string | null>>;
}

type Rule = (facts: CampaignFacts) => HealthReason | undefined;

/**
 * Alarms compare at 3.5 standard deviations on both sides (at 3, one simulated steady month in sixty raised one): a campaign is
 * looked at hundreds of times a month, and a false alarm costs the trust in all of them.
 */
const Z_ALARM = 3.5;
/** So many missing conversions come by chance once in a million looks (e^-14), whatever the rhythm. */
const SURELY_MISSING = 14;
/** Enough when the silence also is three times the longest usual one. */
const PROBABLY_MISSING = 10;

/** Nothing comes any more although it should: measured against this campaign's own clicks, delay and pauses. */
const postbacksStopped: Rule = (facts) => {
  const { lastConversionMs, nowMs } = facts;
  if (lastConversionMs === undefined) return undefined;
  const silenceS = (nowMs - lastConversionMs) / 1000;
  const { expected, surely } = expectedDuring(facts, silenceS);
  const longestS = Math.max(facts.usualDelay?.medianS ?? 0, facts.gaps?.longestUsualS ?? 0);
  if (!isSilent(facts, { silenceS, expected, surely, longestS })) return undefined;
  const stillComing = facts.lastPostbackMs !== undefined && facts.lastPostbackMs > lastConversionMs + 1000;
  const missing = expected === undefined ? '' : ` The clicks since would usually have brought about ${Math.round(expected)}.`;
  const usual = longestS > 0 ? ` The longest usual wait is ${durationWords(longestS)}.` : '';
  const seen = stillComing ? ' Postbacks do arrive, but none counts: see the reason for rejections.' : ' No postback arrives at all.';
  const spent = sumHours(facts, { from: 0, to: silenceS / 3600 }, (hour) => hour.costMicros);
  return {
    code: stillComing ? 'conversions_stopped' : 'postbacks_stopped',
    level: 'broken',
    text: `No conversion for ${durationWords(silenceS)}.${usual}${missing}${seen}`,
    figures: { silence_s: Math.round(silenceS), usual_wait_s: Math.round(longestS), expected: round(expected), spent: money(spent) },
  };
};

function isSilent(
  facts: CampaignFacts,
  seen: { silenceS: number; expected: number | undefined; surely: number; longestS: number },
): boolean {
  const { silenceS, expected, longestS } = seen;
  if (seen.surely >= SURELY_MISSING) return true;
  // Silent for longer than the memory: it did convert once, and clicks go on.
  if (expected === undefined) return sumHours(facts, { from: 0, to: HOURS }, (hour) => hour.clicks) >= 200;
  // The pauses of a young campaign say little about its longest.
  if ((facts.gaps?.count ?? 0) < 30 || silenceS <= 3 * longestS) return false;
  // Evenly spaced conversions leave no room for chance: three missing pauses are enough.
  const isRegular = facts.gaps !== undefined && facts.gaps.longestUsualS <= 2 * facts.gaps.meanS;
  return isRegular ? expected >= 2 : seen.surely >= PROBABLY_MISSING;
}

/**
 * Conversions that the clicks of this silence would have brought at the rate before it. expected undefined: no rate from before is known.
 * surely: how improbable it is that all conversions fell before the silence and none in it if the rate were the same in both, as the
 * exponent of e: (clicks before / all clicks) ^ conversions. A young campaign's rate is little known, and so is this.
 */
function expectedDuring(facts: CampaignFacts, silenceS: number): { expected: number | undefined; surely: number } {
  const silence = silenceS / 3600;
  const lag = (facts.usualDelay?.medianS ?? 0) / 3600;
  const before = { from: silence, to: HOURS };
  const clicks = sumHours(facts, before, (hour) => hour.clicks);
  const conversions = sumHours(facts, before, (hour) => hour.arrived);
  if (clicks === 0 || conversions === 0) return { expected: silence >= HOURS ? undefined : 0, surely: 0 };
  const due = sumHours(facts, { from: lag, to: lag + silence }, (hour) => hour.clicks);
  return { expected: (conversions / clicks) * due, surely: conversions * Math.log1p(due / clicks) };
}

/** More is refused than this campaign is used to. Repeats have a rule of their own; tests and link checkers are nobody's fault. */
const rejectionsRose: Rule = (facts) => {
  const today = countRejections(facts.hitsToday, facts.strangersToday);
  const before = countRejections(facts.hitsBefore, facts.strangersBefore);
  if (today.of < 10) return undefined;
  const now = wilson(today.rejected, today.of, Z_ALARM);
  const usual = before.of >= 10 ? wilson(before.rejected, before.of, Z_ALARM).high : 0.2;
  if (now.low <= Math.max(usual, 0.1)) return undefined;
  const share = today.rejected / today.of;
  return {
    code: 'rejections_rose',
    level: now.low > 0.5 ? 'broken' : 'watch',
    text: `${today.rejected} of ${today.of} postbacks (${percentWords(share)}) were rejected in 24 h, mostly ${today.topReason ?? ''} (${today.topCount}). ${usualShare(before)}`,
    figures: {
      rejected: today.rejected,
      of: today.of,
      share,
      usual_share: before.of === 0 ? null : before.rejected / before.of,
      top_reason: today.topReason ?? null,
      top_count: today.topCount,
    },
  };
};

function usualShare(before: { rejected: number; of: number }): string {
  if (before.of === 0) return `There were no postbacks in the ${DAYS_BEFORE} days before.`;
  return `In the ${DAYS_BEFORE} days before it was ${percentWords(before.rejected / before.of)}.`;
}

/** The sender repeats itself: harmless for the money, but it hides what else is wrong and usually means a retry loop. */
const duplicatesRose: Rule = (facts) => {
  const [today, before] = [countDuplicates(facts.hitsToday), countDuplicates(facts.hitsBefore)];
  if (today.of < 10) return undefined;
  const usual = before.of >= 10 ? wilson(before.duplicates, before.of, Z_ALARM).high : 0.5;
  if (wilson(today.duplicates, today.of, Z_ALARM).low <= Math.max(usual, 0.2)) return undefined;
  return {
    code: 'duplicates_rose',
    level: 'watch',
    text: `${today.duplicates} of ${today.of} postbacks in 24 h repeat a conversion already counted. The sender seems to resend, or sends one transaction id for all.`,
    figures: { duplicates: today.duplicates, of: today.of, usual_share: before.of === 0 ? null : before.duplicates / before.of },
  };
};

/** Click ids that were altered or made up. */
const forgedIds: Rule = (facts) => {
  const today = countForged(facts.hitsToday, facts.strangersToday);
  const perDay = countForged(facts.hitsBefore, facts.strangersBefore) / DAYS_BEFORE;
  if (today < 8 || today <= perDay + 6 * Math.sqrt(perDay + 1)) return undefined;
  return {
    code: 'forged_ids',
    level: 'watch',
    text: `${today} postbacks in 24 h carried a click id that was altered or made up (usually ${perDay.toFixed(1)} a day). Someone is guessing, or the sender cuts or changes the id.`,
    figures: { forged: today, usual_per_day: perDay },
  };
};

/** Fewer clicks convert than before, among clicks old enough to have converted. */
const rateFell: Rule = (facts) => {
  const { now, usual, pastDays } = conversionRates(facts);
  // The first delays of a young campaign are its short ones: the others have not come yet.
  if (pastDays < 3 || (facts.usualDelay?.conversions ?? 0) < 20) return undefined;
  if (usual.clicks < 100 || usual.conversions < 10 || now.clicks === 0) return undefined;
  const [top, bottom] = [wilson(now.conversions, now.clicks, Z_ALARM).high, wilson(usual.conversions, usual.clicks, Z_ALARM).low];
  const [rate, usualRate] = [now.conversions / now.clicks, usual.conversions / usual.clicks];
  if (top >= bottom || rate > 0.75 * usualRate) return undefined;
  const interval = wilson(now.conversions, now.clicks);
  return {
    code: 'conversion_rate_fell',
    level: 'watch',
    text: `${percentWords(rate)} of clicks convert (between ${percentWords(interval.low)} and ${percentWords(interval.high)}), usually ${percentWords(usualRate)}: ${now.conversions} conversions of ${now.clicks} clicks.`,
    figures: { rate, low: interval.low, high: interval.high, usual_rate: usualRate, clicks: now.clicks, conversions: now.conversions },
  };
};

/** Conversions come, but later than this source is used to. */
const conversionsLate: Rule = (facts) => {
  const { todayDelay, usualDelay } = facts;
  if (conversionRates(facts).pastDays < 3) return undefined;
  if (!todayDelay || !usualDelay || todayDelay.conversions < 20 || usualDelay.conversions < 20) return undefined;
  if (todayDelay.medianS <= usualDelay.p90S) return undefined;
  return {
    code: 'conversions_late',
    level: 'watch',
    text: `Conversions came ${durationWords(todayDelay.medianS)} after the click today, usually ${durationWords(usualDelay.medianS)} (9 of 10 within ${durationWords(usualDelay.p90S)}).`,
    figures: { delay_s: todayDelay.medianS, usual_delay_s: usualDelay.medianS, usual_delay_p90_s: usualDelay.p90S },
  };
};

/** Money goes out and nothing has ever come back: with this many clicks even a poor rate would have shown. */
const spendWithoutConversions: Rule = (facts) => {
  // Clicks of the last day may still convert.
  const all = { from: 24, to: HOURS };
  const [clicks, cost] = [sumHours(facts, all, (hour) => hour.clicks), sumHours(facts, all, (hour) => hour.costMicros)];
  if (facts.everConverted || cost <= 0 || clicks < 300) return undefined;
  const { high } = wilson(0, clicks);
  return {
    code: 'spend_without_conversions',
    level: 'watch',
    text: `${money(cost)} spent on ${clicks} clicks until yesterday without one conversion. If it works at all, fewer than ${percentWords(high)} of clicks convert: check the postback and the offer.`,
    figures: { spent: money(cost), clicks, rate_at_most: high },
  };
};

/** A paused campaign, or a traffic source that has stopped: no fault of postbacks. */
const clicksStopped: Rule = (facts) => {
  const [today, before] = [
    sumHours(facts, { from: 0, to: 24 }, (hour) => hour.clicks),
    sumHours(facts, { from: 24, to: HOURS }, (hour) => hour.clicks),
  ];
  if (today > 0 || before < 24) return undefined;
  return { code: 'clicks_stopped', level: 'note', text: 'No click in 24 h.', figures: { clicks_before: before } };
};

/** So that nobody reads much into little. */
const fewConversions: Rule = (facts) => {
  const conversions = sumHours(facts, { from: 0, to: HOURS }, (hour) => hour.arrived + hour.byFile);
  const clicks = sumHours(facts, { from: 0, to: HOURS }, (hour) => hour.clicks);
  if (conversions >= 10 || clicks === 0) return undefined;
  const { low, high } = wilson(conversions, clicks);
  return {
    code: 'few_conversions',
    level: 'note',
    text: `Only ${conversions} conversions in two weeks: the rate may be anything between ${percentWords(low)} and ${percentWords(high)}.`,
    figures: { conversions, clicks, low, high },
  };
};

export const RULES: readonly Rule[] = [
  postbacksStopped,
  rejectionsRose,
  spendWithoutConversions,
  rateFell,
  conversionsLate,
  duplicatesRose,
  forgedIds,
  clicksStopped,
  fewConversions,
];

function money(micros: number): string {
  return formatAmount(BigInt(Math.round(micros)));
}

function round(value: number | undefined): number | null {
  return value === undefined ? null : Math.round(value * 10) / 10;
}
