import type { CLICK_FLAG } from '../store/stored-click.js';

/** What a click's flags mean, for people. */
export const FLAG_WORDS: Readonly<Record<keyof typeof CLICK_FLAG, string>> = {
  bot: 'A machine, not a person: kept and redirected, but left out of the metric clicks.',
  unique: "The first click of this visitor within the campaign's window.",
  noAgent: 'The request carried no user agent.',
  tooFast: 'Came within a second after another click of the same visitor.',
  manyPerMinute: 'More than 60 clicks came from this address within the minute.',
  prefetch: 'The browser was only fetching ahead; a real visit makes a click of its own.',
  imported: 'Imported from another tracker.',
  dataCentre: "The address is in a data-centre range of the operator's list.",
};
