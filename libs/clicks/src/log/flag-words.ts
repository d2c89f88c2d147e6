import { CLICK_FLAG } from '../store/stored-click.js';

/** What a click's flags are called in the API, and mean, for people. */
const FLAGS = {
  bot: { bit: CLICK_FLAG.bot, means: 'A machine, not a person: kept and redirected, but left out of the metric clicks.' },
  unique: { bit: CLICK_FLAG.unique, means: "The first click of this visitor within the campaign's window." },
  no_agent: { bit: CLICK_FLAG.noAgent, means: 'The request carried no user agent.' },
  too_fast: { bit: CLICK_FLAG.tooFast, means: 'Came within a second after another click of the same visitor.' },
  many_per_minute: { bit: CLICK_FLAG.manyPerMinute, means: 'More than 60 clicks came from this address within the minute.' },
  prefetch: { bit: CLICK_FLAG.prefetch, means: 'The browser was only fetching ahead; a real visit makes a click of its own.' },
  imported: { bit: CLICK_FLAG.imported, means: 'Imported from another tracker.' },
  data_centre: { bit: CLICK_FLAG.dataCentre, means: "The address is in a data-centre range of the operator's list." },
} as const satisfies Record<string, { bit: number; means: string }>;

export type FlagName = keyof typeof FLAGS;

/** Every flag, in the order they are shown. */
export const FLAG_NAMES = Object.keys(FLAGS) as [FlagName, ...FlagName[]];

/** The flags of a click, by the bits it is stored with. */
export function flagsOf(bits: number): FlagName[] {
  return FLAG_NAMES.filter((name) => (bits & FLAGS[name].bit) !== 0);
}

export function bitOf(flag: FlagName): number {
  return FLAGS[flag].bit;
}

export function meaningOf(flag: FlagName): string {
  return FLAGS[flag].means;
}
