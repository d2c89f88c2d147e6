import { TextDecoder } from 'node:util';
declare global {
  interface String {
    /** Node 20 has it, the ES2023 library does not tell. */
    toWellFormed(): string;
  }
}

// A byte order mark inside a value is part of it: cut silently, two different ids would become one.
const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

export interface DecodedText {
  readonly text: string;
  /** a percent sign without two hex digits was left as it is */
  readonly broken: boolean;
}

/**
 * Decodes one name or value of a query or form once: plus is a space, %XX a byte, the bytes are UTF-8 (or `charset`).
 * Never throws: wrong bytes become U+FFFD, and so does NUL, which PostgreSQL cannot hold.
 *
 * text  as on the wire, one latin-1 character per byte
 */
export function decodeFormText(text: string, charset: TextDecoder = utf8): DecodedText {
  if (!/[%+\x00\x80-\xff]/.test(text)) return { text, broken: false };
  const spaced = text.replaceAll('+', ' ');
  const bytes = Buffer.allocUnsafe(spaced.length);
  let length = 0;
  let broken = false;
  for (let i = 0; i < spaced.length; i++) {
    const code = spaced.charCodeAt(i);
    if (code === 37) {
      const value = hexByte(spaced, i + 1);
      if (value >= 0) {
        bytes[length++] = value;
        i += 2;
        continue;
      }
      broken = true;
    }
    bytes[length++] = code & 255;
  }
  return { text: storable(charset.decode(bytes.subarray(0, length))), broken };
}

/** Text that PostgreSQL's text and jsonb take: no NUL, no lone surrogate. */
export function storable(text: string): string {
  const whole = text.toWellFormed();
  return whole.includes('\0') ? whole.replaceAll('\0', '\uFFFD') : whole;
}

/** Does it still hold %XX after one decoding? */
export function looksEncoded(text: string): boolean {
  return /%[0-9a-fA-F]{2}/.test(text);
}

/** The same text decoded once more, or undefined when that is not possible. A plus stays a plus here. */
export function decodeAgain(text: string): string | undefined {
  if (!looksEncoded(text)) return undefined;
  try {
    return storable(decodeURIComponent(text));
  } catch {
    return undefined;
  }
}

function hexByte(text: string, at: number): number {
  const high = hexDigit(text.charCodeAt(at));
  const low = hexDigit(text.charCodeAt(at + 1));
  return high < 0 || low < 0 ? -1 : high * 16 + low;
}

function hexDigit(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  const lower = code | 32;
  return lower >= 97 && lower <= 102 ? lower - 87 : -1;
}
