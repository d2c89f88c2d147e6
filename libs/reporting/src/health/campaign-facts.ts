/**
 * What happened in one hour. `arrived`: conversions by the time they came; `converted`: those whose click was in it. `byFile`: those that
 * somebody imported, by the time they occurred; they are in neither of the others.
 */
export interface HourCounts {
  readonly clicks: number;
  readonly arrived: number;
  readonly converted: number;
  readonly byFile: number;
  readonly costMicros: number;
}

/** Verdicts over hits; `rejected` by reason code. */
export interface HitCounts {
  readonly accepted: number;
  readonly rejected: Readonly<Record<string, number>>;
}

/** Time from click to conversion, over so many conversions. */
export interface Delay {
  readonly medianS: number;
  readonly p90S: number;
  readonly conversions: number;
}

/**
 * All that a campaign's health is judged by. No IO behind it: the same facts give the same verdict. Hits and conversions are those that
 * came as postbacks; imported files tell nothing about whether postbacks come.
 */
export interface CampaignFacts {
  readonly nowMs: number;
  /** newest first; [0] is the hour that ends now, HOURS of them */
  readonly hours: readonly HourCounts[];
  /** had a conversion at any time, by whatever way */
  readonly everConverted: boolean;
  readonly lastPostbackMs: number | undefined;
  readonly lastConversionMs: number | undefined;
  /** of conversions that came more than a day ago; undefined when there are none */
  readonly usualDelay: Delay | undefined;
  /** of the last 24 hours */
  readonly todayDelay: Delay | undefined;
  /** pauses between conversions in four weeks: the mean, and the longest of a day as 9 of 10 days had it */
  readonly gaps: { readonly meanS: number; readonly longestUsualS: number; readonly count: number } | undefined;
  /** hits that named a click of this campaign: the last 24 hours, and the 7 days before them */
  readonly hitsToday: HitCounts;
  readonly hitsBefore: HitCounts;
  /** rejected hits at the campaign's postback source that name no campaign, by reason; the same periods */
  readonly strangersToday: Readonly<Record<string, number>>;
  readonly strangersBefore: Readonly<Record<string, number>>;
}

/** Two weeks: long enough for weekday and night, short enough to follow a change of offer. */
export const HOURS = 14 * 24;
export const DAYS_BEFORE = 7;

/** Sum of hours [from, to), 0 being the latest; a part of an hour counts in part. */
export function sumHours(facts: CampaignFacts, range: { from: number; to: number }, pick: (hour: HourCounts) => number): number {
  return facts.hours.reduce((sum, hour, at) => {
    const covered = Math.min(at + 1, range.to) - Math.max(at, range.from);
    return covered > 0 ? sum + pick(hour) * Math.min(1, covered) : sum;
  }, 0);
}
