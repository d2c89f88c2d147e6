import type { Warning } from '../reasons.js';

export interface CleanedValue {
  readonly text: string;
  readonly warnings: readonly Warning[];
}

const NONE: readonly Warning[] = [];

/**
 * Takes off what spreadsheets, mail clients and pasted links leave on a value: ASCII white space, quotation marks
 * around it, a second ?… behind it, one stray character at its end.
 */
export function cleanValue(raw: string): CleanedValue {
  let text = trimAscii(raw);
  if (/^[A-Za-z0-9_-]*$/.test(text)) return { text, warnings: NONE };
  const warnings: Warning[] = [];
  const unquoted = /^"(.*)"$|^'(.*)'$/s.exec(text);
  if (unquoted) {
    text = trimAscii(unquoted[1] ?? unquoted[2] ?? '');
    warnings.push('stripped_quotes');
  }
  const question = text.indexOf('?');
  if (question > 0 && question < text.length - 1) {
    text = text.slice(0, question);
    warnings.push('second_question_mark');
  }
  if (text.length > 1 && /[#?/.,)"']$/.test(text)) {
    text = trimAscii(text.slice(0, -1));
    warnings.push('trailing_junk');
  }
  return { text, warnings };
}

/** Off with ASCII white space only: other spaces may be part of an id. */
export function trimAscii(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isSpace(text.charCodeAt(start))) start++;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  return text.slice(start, end);
}

function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13);
}
