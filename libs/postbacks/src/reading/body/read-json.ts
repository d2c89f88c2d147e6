import { storable } from '../decode-text.js';

/** JSON with scalars as the texts they were written as: money must not pass through a binary float. null is null. */
export type JsonValue = string | null | readonly JsonValue[] | JsonObject;

/** Members in order; a name may stand twice, as it may in the text. */
export interface JsonObject {
  readonly members: readonly (readonly [name: string, value: JsonValue])[];
}

export type JsonReading =
  { readonly kind: 'value'; readonly value: JsonValue } | { readonly kind: 'malformed' } | { readonly kind: 'too_deep' };

export const MAX_DEPTH = 16;

export function isJsonObject(value: JsonValue): value is JsonObject {
  return value !== null && typeof value === 'object' && 'members' in value;
}

/**
 * Reads a JSON text, at most 16 levels deep. Own reader, because JSON.parse makes floats of amounts, drops all but the
 * last of equal names, and gives way on deep nesting only after the recursion. Accepts exactly what JSON.parse accepts.
 */
export function readJson(text: string): JsonReading {
  const reader = new Reader(text);
  try {
    return { kind: 'value', value: reader.document() };
  } catch (error) {
    if (error === TOO_DEEP) return { kind: 'too_deep' };
    if (error === MALFORMED) return { kind: 'malformed' };
    throw error;
  }
}

// Made once: a stack of its own would tell nothing and cost much for every broken body.
const MALFORMED = new Error('malformed JSON');
const TOO_DEEP = new Error('JSON nested too deep');
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const SPACE = /[ \t\r\n]*/y;
const CONTROL = /[\x00-\x1f]/;

class Reader {
  private at = 0;

  constructor(private readonly text: string) {}

  document(): JsonValue {
    const value = this.value(1);
    this.skipSpace();
    if (this.at < this.text.length) throw MALFORMED;
    return value;
  }

  private value(depth: number): JsonValue {
    this.skipSpace();
    switch (this.text[this.at]) {
      case '{':
        return this.object(depth);
      case '[':
        return this.array(depth);
      case '"':
        return this.string();
      default:
        return this.word();
    }
  }

  private object(depth: number): JsonObject {
    if (depth > MAX_DEPTH) throw TOO_DEEP;
    const members: [string, JsonValue][] = [];
    this.at++;
    if (this.take('}')) return { members };
    do {
      this.skipSpace();
      if (this.text[this.at] !== '"') throw MALFORMED;
      const name = this.string();
      if (!this.take(':')) throw MALFORMED;
      members.push([name, this.value(depth + 1)]);
    } while (this.take(','));
    if (!this.take('}')) throw MALFORMED;
    return { members };
  }

  private array(depth: number): readonly JsonValue[] {
    if (depth > MAX_DEPTH) throw TOO_DEEP;
    const items: JsonValue[] = [];
    this.at++;
    if (this.take(']')) return items;
    do items.push(this.value(depth + 1));
    while (this.take(','));
    if (!this.take(']')) throw MALFORMED;
    return items;
  }

  private string(): string {
    const start = this.at++;
    for (;;) {
      const quote = this.text.indexOf('"', this.at);
      if (quote < 0) throw MALFORMED;
      this.at = quote + 1;
      if (!this.isEscaped(start, quote)) break;
    }
    const inside = this.text.slice(start + 1, this.at - 1);
    if (CONTROL.test(inside)) throw MALFORMED;
    return storable(inside.includes('\\') ? this.unescape(inside) : inside);
  }

  private isEscaped(start: number, quote: number): boolean {
    let backslashes = 0;
    for (let i = quote - 1; i > start && this.text[i] === '\\'; i--) backslashes++;
    return backslashes % 2 === 1;
  }

  private unescape(inside: string): string {
    try {
      return JSON.parse(`"${inside}"`) as string;
    } catch {
      throw MALFORMED;
    }
  }

  private word(): string | null {
    for (const word of ['true', 'false', 'null']) {
      if (this.text.startsWith(word, this.at)) {
        this.at += word.length;
        return word === 'null' ? null : word;
      }
    }
    NUMBER.lastIndex = this.at;
    const match = NUMBER.exec(this.text);
    if (!match || match[0] === '') throw MALFORMED;
    this.at += match[0].length;
    return match[0];
  }

  private take(character: string): boolean {
    this.skipSpace();
    if (this.text[this.at] !== character) return false;
    this.at++;
    return true;
  }

  private skipSpace(): void {
    SPACE.lastIndex = this.at;
    this.at += SPACE.exec(this.text)?.[0].length ?? 0;
  }
}
