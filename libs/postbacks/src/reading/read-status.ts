import type { ConversionStatus } from '#kernel';
import { trimAscii } from './clean-value.js';

/** What a status word means to us. `hold`: pending, and held on purpose. `ignore`: the hit shall not count at all. */
export type StatusMeaning = ConversionStatus | 'hold' | 'ignore';

export type StatusWords = Readonly<Record<string, StatusMeaning>>;

export interface StatusReading {
  readonly meaning: StatusMeaning;
  /** the word is in no list */
  readonly unmapped: boolean;
}

/** Words of the generic door, from Keitaro, Trackier, BeMob and Affise; the same lists are the fixtures of test/vectors. */
export const GENERIC_STATUS_WORDS: StatusWords = {
  ...meaning('approved', ['approved', 'confirmed', 'sale', 'paid', 'accepted', '1', 'valid', 'completed', 'success', 'ok']),
  ...meaning('pending', ['pending', 'lead', 'waiting', 'new', 'processing']),
  ...meaning('hold', ['hold', 'on_hold']),
  ...meaning('rejected', [
    'reject',
    'rejected',
    'declined',
    'cancelled',
    'canceled',
    'trash',
    'invalid',
    'reversed',
    'refunded',
    'chargeback',
    '0',
    'duplicate',
    'fraud',
    'refund',
  ]),
};

/** Lists carried in the URL (Keitaro's templates: lead_status=hold&sale_status=lead,confirm), by the parameter that holds them. */
export const URL_STATUS_LISTS: Readonly<Record<string, StatusMeaning>> = {
  lead_status: 'pending',
  sale_status: 'approved',
  rejected_status: 'rejected',
  ignore_status: 'ignore',
};

/**
 * What a status word means: the lists in the URL win over the source's and preset's words, those over the generic ones.
 * A list in the URL is checked sale first: a word that stands in two lists is the better news.
 *
 * listed  parameter name → the list as sent
 */
export function readStatus(word: string, words: StatusWords, unknown: StatusMeaning, listed: ReadonlyMap<string, string>): StatusReading {
  const key = word.toLowerCase();
  for (const name of ['sale_status', 'rejected_status', 'lead_status', 'ignore_status']) {
    const list = listed.get(name);
    const status = URL_STATUS_LISTS[name];
    if (status && list?.split(/[,;|]/).some((part) => trimAscii(part).toLowerCase() === key)) return { meaning: status, unmapped: false };
  }
  if (Object.hasOwn(words, key)) return { meaning: words[key] ?? unknown, unmapped: false };
  return { meaning: unknown, unmapped: true };
}

function meaning(status: StatusMeaning, list: readonly string[]): StatusWords {
  return Object.fromEntries(list.map((word) => [word, status]));
}
