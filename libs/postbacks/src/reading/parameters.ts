import type { Warning } from '../reasons.js';

/** Where a value stood. A nested one is a member of an object inside the JSON body. */
export type Place = 'path' | 'query' | 'body' | 'nested';

interface ParameterValue {
  readonly text: string;
  readonly place: Place;
  /** its percent encoding was broken */
  readonly broken: boolean;
}

export const MAX_PARAMETERS = 100;
/** What is left of '&amp;' once a query is cut at its '&', however often and by whatever name it was escaped. */
const AMPERSANDS = /^(?:amp;|#0{0,4}38;|#x0{0,4}26;)+/;

/** Most names that are asked for were not sent. */
const NONE: readonly ParameterValue[] = [];

/**
 * The parameters of one hit or one element of a JSON array: lower-cased names, each with its values in order of
 * precedence (path, query, body, nested). A Map throughout: a parameter called __proto__ is just a name.
 */
export class Parameters {
  private readonly values = new Map<string, ParameterValue[]>();
  /** oddities of the form of the request; those of single values are found when they are read */
  readonly warnings = new Set<Warning>();
  size = 0;
  /** they came in a body that only the holder of the source's key can have encrypted */
  decrypted = false;

  add(rawName: string, value: ParameterValue): void {
    this.size++;
    const name = this.normalizeName(rawName);
    if (name === '') return;
    const given = this.values.get(name);
    if (!given) {
      this.values.set(name, [value]);
      return;
    }
    // Members of different nested objects may share a name without anybody having sent it twice.
    if (value.place === 'nested') return;
    const rival = given.find((other) => other.place !== value.place);
    if (!rival) this.warnings.add('duplicate_parameter');
    else if (rival.text !== value.text) this.warnings.add('conflicting_parameter');
    given.push(value);
  }

  valuesOf(name: string): readonly ParameterValue[] {
    return this.values.get(name) ?? NONE;
  }

  has(name: string): boolean {
    return this.values.has(name);
  }

  names(): IterableIterator<string> {
    return this.values.keys();
  }

  /** A copy to which more may be added (an element of a JSON array inherits the query). */
  fork(): Parameters {
    const copy = new Parameters();
    for (const [name, values] of this.values) copy.values.set(name, [...values]);
    for (const warning of this.warnings) copy.warnings.add(warning);
    copy.size = this.size;
    copy.decrypted = this.decrypted;
    return copy;
  }

  private normalizeName(rawName: string): string {
    let name = rawName.trim().toLowerCase();
    const entity = AMPERSANDS.exec(name)?.[0];
    if (entity) {
      name = name.slice(entity.length);
      this.warnings.add('html_entity_repair');
    }
    if (name.startsWith('?')) {
      name = name.slice(1);
      this.warnings.add('second_question_mark');
    }
    // PHP senders write click_id[] or click_id[0]; any other bracket is a name of its own.
    return name.replace(/\[\d{0,3}\]$/, '');
  }
}
