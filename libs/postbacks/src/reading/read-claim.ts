import { isCurrency, type Micros } from '#kernel';
import type { Dialect } from '../dialect.js';
import type { Warning } from '../reasons.js';
import { CONTROL_NAMES, CURRENCY_OF_NAME, type Role } from './aliases.js';
import { cleanValue, trimAscii } from './clean-value.js';
import { decodeAgain, looksEncoded } from './decode-text.js';
import { isEmptyWord, isMacro } from './detect-macro.js';
import type { Parameters } from './parameters.js';
import { fromMinorUnits, readAmount, type AmountReading } from './read-amount.js';
import { readEventTime, type EventTime } from './read-event-time.js';
import { readStatus, URL_STATUS_LISTS, type StatusMeaning } from './read-status.js';

/** What a hit asserts, apart from which click it is about. Amounts are as sent, not yet priced. */
export interface Claim {
  readonly event: string;
  readonly txid: string | undefined;
  readonly meaning: StatusMeaning;
  /** the status word as sent; undefined when none was sent */
  readonly originalStatus: string | undefined;
  readonly payout: AmountReading;
  /** upper-cased; undefined: not sent */
  readonly currency: string | undefined;
  readonly saleAmount: Micros | undefined;
  readonly eventTime: EventTime | undefined;
  readonly test: boolean;
  readonly custom: Readonly<Record<string, string>>;
  readonly warnings: readonly Warning[];
  /** the event name is not among those the source knows, and it takes no others */
  readonly unknownEvent: boolean;
}

const MAX_TEXT = 255;
const MAX_CUSTOM = 40;
const NO_WARNINGS: readonly Warning[] = [];
/** Never kept as a custom value: these carry secrets. */
const SECRET_NAMES = /token|sig|secret|passw|auth|(^|_)key$|hash|^secure$/;

/**
 * Reads a claim from the parameters of a hit.
 *
 * clickName  the parameter that turned out to hold the click id: not a custom value, nor the transaction id
 * twice      the request was percent-encoded twice: decode the other values once more too
 */
export function readClaim(parameters: Parameters, dialect: Dialect, at: { nowMs: number; clickName?: string; twice?: boolean }): Claim {
  const reader = new ClaimReader(parameters, dialect, at.clickName, at.twice ?? false);
  const payout = reader.pick('payout');
  const amount = reader.amount(payout?.text);
  const currency = reader.currency(amount, payout?.name);
  const status = reader.pick('status');
  const reading = status ? readStatus(status.text, dialect.statusWords, dialect.unknownStatus, reader.statusLists()) : undefined;
  if (reading?.unmapped) reader.warnings.add('unmapped_status');
  const eventWord = reader.pick('event')?.text;
  const mapped = eventWord === undefined ? undefined : dialect.eventNames[eventWord.toLowerCase()];
  const txid = reader.pick('txid')?.text;
  const saleAmount = reader.saleAmount(currency);
  const eventTime = reader.eventTime(at.nowMs);
  return {
    event: (mapped ?? eventWord ?? 'default').slice(0, 100),
    txid,
    meaning: reading?.meaning ?? 'approved',
    originalStatus: status?.text.slice(0, 64),
    payout: dialect.amount.minorUnits && amount.kind === 'amount' ? { ...amount, micros: inUnits(amount.micros, currency) } : amount,
    currency,
    saleAmount,
    eventTime,
    test: reader.flag('test'),
    custom: reader.custom(),
    warnings: [...parameters.warnings, ...reader.warnings],
    unknownEvent: dialect.knownEventsOnly && eventWord !== undefined && mapped === undefined,
  };
}

function inUnits(micros: Micros, currency: string | undefined): Micros {
  return fromMinorUnits(micros, currency && isCurrency(currency) ? currency : 'USD');
}

class ClaimReader {
  readonly warnings = new Set<Warning>();
  private readonly used = new Set<string>();

  constructor(
    private readonly parameters: Parameters,
    private readonly dialect: Dialect,
    private readonly clickName: string | undefined,
    private readonly twice: boolean,
  ) {
    if (clickName) this.used.add(clickName);
  }

  /** The first usable value among the names of a role. Empty ones drop out silently, macros with a warning. */
  pick(role: Role): { name: string; text: string } | undefined {
    for (const name of this.dialect.names[role]) {
      if (name === this.clickName) continue;
      for (const value of this.parameters.valuesOf(name)) {
        const sent = trimAscii(value.text);
        const cleaned = isMacro(sent) ? { text: sent, warnings: NO_WARNINGS } : cleanValue(sent);
        if (isMacro(cleaned.text)) this.warnings.add('unreplaced_macro');
        else if (!isEmptyWord(cleaned.text)) {
          for (const warning of cleaned.warnings) this.warnings.add(warning);
          this.used.add(name);
          return { name, text: this.decoded(cleaned.text) };
        }
      }
    }
    return undefined;
  }

  amount(text: string | undefined): AmountReading {
    if (text === undefined) return { kind: 'missing' };
    let reading = readAmount(text, this.dialect.amount);
    if (reading.kind === 'invalid') {
      const decoded = decodeAgain(text);
      const again = decoded === undefined ? reading : readAmount(decoded, this.dialect.amount);
      if (again.kind !== 'invalid') {
        this.warnings.add('double_encoded');
        reading = again;
      }
    }
    if (reading.kind === 'amount') reading.warnings.forEach((warning) => this.warnings.add(warning));
    return reading;
  }

  /** The currency parameter, else the one written with the amount, else the one its parameter's name implies. */
  currency(amount: AmountReading, payoutName: string | undefined): string | undefined {
    const written = amount.kind === 'amount' ? amount.currency : undefined;
    const sent = this.pick('currency')?.text.toUpperCase().slice(0, 16);
    if (sent !== undefined && written !== undefined && sent !== written) this.warnings.add('conflicting_parameter');
    return sent ?? written ?? CURRENCY_OF_NAME[payoutName ?? ''];
  }

  saleAmount(currency: string | undefined): Micros | undefined {
    const text = this.pick('saleAmount')?.text;
    const reading = text === undefined ? undefined : readAmount(text, this.dialect.amount);
    if (reading?.kind !== 'amount') return undefined;
    return this.dialect.amount.minorUnits ? inUnits(reading.micros, currency) : reading.micros;
  }

  /** All event times sent: a unix one wins; two that differ by more than a second are worth a warning. */
  eventTime(nowMs: number): EventTime | undefined {
    const times: EventTime[] = [];
    for (const name of this.dialect.names.eventTime) {
      if (!this.parameters.has(name)) continue;
      const value = this.parameters
        .valuesOf(name)
        .map(({ text }) => readEventTime(trimAscii(text), nowMs))
        .find((time) => time !== undefined);
      if (value) times.push(value);
      if (value) this.used.add(name);
    }
    const chosen = times.find((time) => time.unix) ?? times[0];
    if (chosen && times.some((time) => Math.abs(time.atMs - chosen.atMs) > 1_000)) this.warnings.add('event_time_conflict');
    return chosen;
  }

  statusLists(): ReadonlyMap<string, string> {
    const lists = Object.keys(URL_STATUS_LISTS).map((name) => [name, this.parameters.valuesOf(name)[0]?.text] as const);
    return new Map(lists.filter((entry): entry is [string, string] => entry[1] !== undefined));
  }

  flag(name: string): boolean {
    return this.parameters.valuesOf(name).some(({ text }) => /^(?:1|true|yes)$/i.test(trimAscii(text)));
  }

  /** Everything else that was sent, kept with the conversion. */
  custom(): Record<string, string> {
    const kept: [string, string][] = [];
    for (const name of this.parameters.names()) {
      if (kept.length >= MAX_CUSTOM) break;
      if (this.used.has(name) || CONTROL_NAMES.has(name) || SECRET_NAMES.test(name)) continue;
      for (const value of this.parameters.valuesOf(name)) {
        const text = trimAscii(value.text);
        if (text === '' || isMacro(text)) continue;
        kept.push([name.slice(0, 64), text.slice(0, MAX_TEXT)]);
        break;
      }
    }
    // fromEntries defines own properties: a parameter called __proto__ stays a plain name.
    return Object.fromEntries(kept);
  }

  private decoded(text: string): string {
    const once = text.slice(0, MAX_TEXT * 4);
    return this.twice && looksEncoded(once) ? (decodeAgain(once) ?? once) : once;
  }
}
