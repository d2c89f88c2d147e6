import type { Dialect } from '../dialect.js';
import type { Warning } from '../reasons.js';
import { cleanValue, trimAscii } from './clean-value.js';
import { decodeAgain } from './decode-text.js';
import { isEmptyWord, isMacro } from './detect-macro.js';
import type { Parameters } from './parameters.js';

export const MAX_CLICK_ID_LENGTH = 256;
const NO_WARNINGS: readonly Warning[] = [];

/** One text that may be the click id, and what had to be repaired to read it so. */
export interface ClickCandidate {
  readonly text: string;
  readonly name: string;
  readonly warnings: readonly Warning[];
  readonly broken: boolean;
  /** numbers the values: readings of one value share it */
  readonly value: number;
  /** presets whose name for the click id this is, when it is none of the door's own names */
  readonly presets: readonly string[] | undefined;
}

export interface ClickCandidates {
  /** in order of precedence; readings of one value follow each other, as sent first */
  readonly list: readonly ClickCandidate[];
  /** a name of the click id held an un-replaced macro */
  readonly macro: boolean;
}

/**
 * Collects every text of a hit that may be its click id. A value is first taken as sent: an imported id may well end
 * in a stop or hold a plus. Its repaired readings come after and count only when the value as sent is not known.
 *
 * alien  click id names of presets that are not the door's own → their presets
 */
export function clickCandidates(parameters: Parameters, dialect: Dialect, alien: ReadonlyMap<string, readonly string[]>): ClickCandidates {
  const list: ClickCandidate[] = [];
  let macro = false;
  let valueCount = 0;
  const collect = (name: string, presets?: readonly string[]): boolean => {
    let isUsable = false;
    for (const value of parameters.valuesOf(name)) {
      const asSent = trimAscii(value.text);
      if (isEmptyWord(asSent)) continue;
      isUsable = true;
      if (isMacro(asSent)) macro ||= !presets;
      else addReadings(list, { name, presets, value: valueCount++, broken: value.broken, asSent });
    }
    return isUsable;
  };
  // A name with a macro in it is there too: beside {click_id} a transaction id is no click id.
  let present = false;
  for (const name of dialect.names.clickId) present = collect(name) || present;
  if (!present) for (const name of dialect.clickWhenAlone) if (collect(name)) break;
  for (const name of alien.keys()) {
    if (parameters.has(name) && !dialect.names.clickId.includes(name)) collect(name, alien.get(name));
  }
  return { list, macro };
}

type Origin = Pick<ClickCandidate, 'name' | 'presets' | 'value' | 'broken'>;

const candidateOf = ({ name, presets, value, broken }: Origin, text: string, warnings: readonly Warning[]): ClickCandidate => ({
  text,
  name,
  warnings,
  broken,
  value,
  presets,
});

function addReadings(list: ClickCandidate[], origin: Origin & { readonly asSent: string }): void {
  const { asSent } = origin;
  const first = list.push(candidateOf(origin, asSent, NO_WARNINGS)) - 1;
  if (/^[A-Za-z0-9_-]*$/.test(asSent)) return;
  const add = (text: string, warnings: readonly Warning[]) => {
    const isNew = text !== '' && list.every((reading, at) => at < first || reading.text !== text);
    if (isNew) list.push(candidateOf(origin, text, warnings));
  };
  // A raw plus arrives as a space; no id of ours or of base64 holds a space.
  if (asSent.includes(' ')) add(asSent.replaceAll(' ', '+'), NO_WARNINGS);
  const cleaned = cleanValue(asSent);
  add(cleaned.text, cleaned.warnings);
  if (cleaned.text.includes(' ')) add(cleaned.text.replaceAll(' ', '+'), cleaned.warnings);
  const decoded = decodeAgain(cleaned.text);
  if (decoded !== undefined) add(trimAscii(decoded), [...cleaned.warnings, 'double_encoded']);
}
