import { GENERIC_NAMES } from './aliases.js';

/** Inside its marks only a plain name makes a macro: <script> text or {{7*7}} is just a strange value. */
const NAME = '[A-Za-z_][A-Za-z0-9_.-]*';
const MARKED = new RegExp(`^(?:\\{${NAME}\\}|\\{\\{${NAME}\\}\\}|\\$\\{${NAME}\\}|\\[${NAME}\\]|#${NAME}#|%%${NAME}%%|<${NAME}>)$`);

/** Words of templates that stand for "put something here"; shorter names in capitals are too likely to be values. */
const CAPITALS: ReadonlySet<string> = new Set([
  'REPLACE',
  'OPTIONAL',
  ...Object.values(GENERIC_NAMES)
    .flat()
    .filter((name) => name.length >= 3)
    .map((name) => name.toUpperCase()),
]);

/** Is this value a placeholder that nobody replaced: {x}, {{x}}, ${X}, [X], #x#, %%x%%, <x>, OPTIONAL, CLICK_ID? */
export function isMacro(text: string): boolean {
  return CAPITALS.has(text) || (text.length <= 130 && MARKED.test(text));
}

/** How JavaScript, Python and SQL senders write "nothing". */
const EMPTY_WORDS: ReadonlySet<string> = new Set(['', 'undefined', 'null', '(null)', 'nil', 'none', 'nan', 'n/a', 'na', '-']);

export function isEmptyWord(text: string): boolean {
  return text.length < 10 && EMPTY_WORDS.has(text.toLowerCase());
}
