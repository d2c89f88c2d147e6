import { isCurrency, type Micros } from '#kernel';
import type { Dialect } from '../dialect.js';
import { snakeRole, type Role } from '../reading/aliases.js';
import { isEmptyWord, isMacro } from '../reading/detect-macro.js';
import { nearMissesOf } from '../reading/near-misses.js';
import type { Parameters } from '../reading/parameters.js';
import { readAmount } from '../reading/read-amount.js';
import { readEventTime } from '../reading/read-event-time.js';
import { readStatus, type StatusMeaning } from '../reading/read-status.js';

/** What stands behind a proposal, so that a person can judge it. */
export interface ProposalNote {
  readonly setting: string;
  readonly because: string;
}

/** Settings of a postback source, as the API takes them, that the preset alone does not bring. */
export interface Proposal {
  readonly settings: Readonly<Record<string, unknown>>;
  readonly notes: readonly ProposalNote[];
}

/** What the samples are read against. */
export interface Known {
  /** is this text the id of a click that exists? */
  isClickId(text: string): boolean;
  /** payout of the offer the clicks led to, if one is known */
  readonly expectedPayout: Micros | undefined;
  readonly nowMs: number;
}

/**
 * Proposes names, status words, units and decimal style from samples of what a sender sends. Only what the dialect does not
 * understand already. Pure.
 *
 * samples  parameters of hits, newest first, at least one
 */
export function proposeSettings(samples: readonly Parameters[], dialect: Dialect, known: Known): Proposal {
  const notes: ProposalNote[] = [];
  const note = (setting: string, because: string) => void notes.push({ setting, because });
  const names = proposeNames(samples, dialect, known, note);
  const amounts = textsOf(samples, [...(names.get('payout') ?? []), ...dialect.names.payout]);
  const words = proposeStatusWords(textsOf(samples, [...(names.get('status') ?? []), ...dialect.names.status]), dialect, note);
  const minor =
    !dialect.amount.minorUnits && areMinorUnits(amounts, [...(names.get('payout') ?? []), ...dialect.names.payout], samples, known, note);
  const decimal = dialect.amount.decimal === 'auto' ? decimalStyle(amounts, note) : undefined;
  return {
    settings: {
      ...(names.size > 0 && { names: Object.fromEntries([...names].map(([role, list]) => [snakeRole(role), list])) }),
      ...(Object.keys(words).length > 0 && { status_words: words }),
      ...(minor && { minor_units: true }),
      ...(decimal && { decimal }),
    },
    notes,
  };
}

type Note = (setting: string, because: string) => void;

/** What a parameter's name tells when nothing else does; the value must fit too. */
const NAME_HINTS: Readonly<Partial<Record<Role, RegExp>>> = {
  payout: /pay|amount|reven|profit|earn|commis|price|sum|cpa|reward_usd/,
  txid: /order|trans|invoice|conv.*id|lead.*id|deal|sale.*id|(?:^|_)ref(?:erence)?(?:_?(?:id|no))?$/,
  status: /stat(?:us|e)/,
  currency: /cur|ccy/,
  event: /event|goal|action|type|target/,
  eventTime: /time|date|_at$|stamp/,
};

function proposeNames(samples: readonly Parameters[], dialect: Dialect, known: Known, note: Note): Map<Role, string[]> {
  const proposed = new Map<Role, string[]>();
  const taken = new Set<string>();
  const propose = (role: Role, name: string, because: string) => {
    proposed.set(role, [name]);
    taken.add(name);
    note(`names.${snakeRole(role)}`, because);
  };
  const free = () =>
    [...new Set(samples.flatMap((sample) => [...sample.names()]))].filter((name) => !taken.has(name) && !isKnown(dialect, name));
  if (!isFilled(samples, dialect.names.clickId)) {
    const holder = free().find((name) => textsOf(samples, [name]).some((text) => known.isClickId(text)));
    if (holder !== undefined) propose('clickId', holder, `${holder} holds the id of a click that is known here.`);
  }
  // The narrow ones first: order_state is a state, not an order.
  const roles: readonly Role[] = ['clickId', 'currency', 'status', 'payout', 'eventTime', 'txid', 'event'];
  for (const role of roles) {
    if (proposed.has(role) || isFilled(samples, dialect.names[role])) continue;
    const slip = samples.flatMap((sample) => nearMissesOf(sample, dialect, [role]))[0];
    if (slip && !taken.has(slip.sent)) {
      propose(role, slip.sent, `${slip.sent} looks like ${slip.meant}, written otherwise.`);
      continue;
    }
    const hint = NAME_HINTS[role];
    const found = hint && free().find((name) => hint.test(name) && textsOf(samples, [name]).every((text) => fits(role, text, known)));
    if (found !== undefined) propose(role, found, `${found} is called like one, and what it holds fits.`);
  }
  return proposed;
}

function isKnown(dialect: Dialect, name: string): boolean {
  return Object.values(dialect.names).some((names) => names.includes(name));
}

function isFilled(samples: readonly Parameters[], names: readonly string[]): boolean {
  return textsOf(samples, names).length > 0;
}

function fits(role: Role, text: string, known: Known): boolean {
  switch (role) {
    case 'payout':
      return readAmount(text).kind === 'amount';
    case 'currency':
      return isCurrency(text.toUpperCase());
    case 'eventTime':
      return readEventTime(text, known.nowMs) !== undefined;
    case 'status':
    case 'event':
      return text.length <= 40 && readEventTime(text, known.nowMs) === undefined;
    default:
      return text.length <= 128;
  }
}

/** Usable values of these parameters in all samples, in order. */
function textsOf(samples: readonly Parameters[], names: readonly string[]): string[] {
  return samples.flatMap((sample) =>
    names.flatMap((name) => sample.valuesOf(name).map(({ text }) => text.trim())).filter((text) => !isEmptyWord(text) && !isMacro(text)),
  );
}

/** Words of networks in the languages they are seen in, beside those the generic door knows. */
const GUESSES: readonly (readonly [RegExp, StatusMeaning])[] = [
  [/^(?:test|ping|check)$/, 'ignore'],
  [/hold|frozen|lock|verif|review/, 'hold'],
  [
    /reject|declin|cancel|void|fraud|trash|spam|fail|refus|storn|reverse|refund|charge.?back|duplicat|invalid|deni|expired|not.?found|dead|lost|otkaz|отклон|отказ/,
    'rejected',
  ],
  [/pend|wait|open|new|process|progress|delay|unconfirm|created|lead|draft|auth|regist|ожид|нов/, 'pending'],
  [
    /approv|confirm|accept|valid|paid|complet|succe|sale|billed|bonus|done|closed|won|credit|payout|bestätig|подтв|оплач|deposit|ftd|purchase|rebill/,
    'approved',
  ],
];

function proposeStatusWords(texts: readonly string[], dialect: Dialect, note: Note): Record<string, StatusMeaning> {
  const words = [...new Set(texts.map((text) => text.toLowerCase()))].slice(0, 50);
  const unknown = words.filter((word) => readStatus(word, dialect.statusWords, dialect.unknownStatus, new Map()).unmapped);
  return Object.fromEntries(
    unknown.map((word) => {
      const guess = GUESSES.find(([pattern]) => pattern.test(word))?.[1];
      note(
        `status_words.${word}`,
        guess ? `"${word}" sounds like ${guess}.` : `"${word}" is in no list: pending until somebody says otherwise.`,
      );
      return [word, guess ?? 'pending'];
    }),
  );
}

/** Cents: the name says so, or every amount is the offer's payout a hundred times. */
function areMinorUnits(
  texts: readonly string[],
  names: readonly string[],
  samples: readonly Parameters[],
  known: Known,
  note: Note,
): boolean {
  const used = names.find((name) => samples.some((sample) => sample.has(name)));
  if (used !== undefined && /cent|minor|pence|kopeck/.test(used)) {
    note('minor_units', `${used} says that amounts are in the smallest unit.`);
    return true;
  }
  const { expectedPayout } = known;
  if (expectedPayout === undefined || expectedPayout <= 0n || texts.length === 0) return false;
  const hundredfold = texts.every((text) => {
    const reading = readAmount(text);
    return reading.kind === 'amount' && /^\d+$/.test(text) && reading.micros === expectedPayout * 100n;
  });
  if (hundredfold) note('minor_units', `Every amount is the offer's payout a hundred times: ${texts[0] ?? ''}.`);
  return hundredfold;
}

/** One sample with both marks, or with other than three digits behind one, settles what 1,234 means in the others. */
function decimalStyle(texts: readonly string[], note: Note): 'comma' | 'point' | undefined {
  if (!texts.some((text) => /(?:^|\D)\d{1,3}[.,]\d{3}$/.test(text))) return undefined;
  const comma = texts.find((text) => /,\d{1,2}$|,\d{4,}$/.test(text));
  const point = texts.find((text) => /\.\d{1,2}$|\.\d{4,}$/.test(text));
  if ((comma === undefined) === (point === undefined)) return undefined;
  note('decimal', `"${comma ?? point ?? ''}" shows which mark starts the decimals.`);
  return comma !== undefined ? 'comma' : 'point';
}
