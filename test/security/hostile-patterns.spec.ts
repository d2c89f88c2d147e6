import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createContext, Script } from 'node:vm';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

/**
 * Every regular expression that stands in the server's code, on texts made to have it try everything twice. One that reads its text once
 * takes a fraction of a millisecond for LENGTH characters, one that reads it again from every character a second, a truly bad one years.
 */
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const FOLDERS = ['libs', 'apps/api', 'apps/standalone', 'apps/tracker', 'apps/worker'];
const NOT_SERVED = /\.(?:spec|factory|d)\.ts$|\/testing\/|\/migrations\//;
const LENGTH = 40_000;
/** Time of the processor, not of the clock: a busy machine makes no difference. */
const CPU_LIMIT_MS = 150;
const GIVE_UP_MS = 60_000;

/** Not linear, and never given a long text. */
const BOUNDED: ReadonlySet<string> = new Set([
  // Ten digits of our own at most.
  'libs/kernel/src/money.ts /0+$/',
  // The operator's settings, and paths of presets: read once at the start.
  'libs/platform/config/src/env.ts /\\/+$/',
  'libs/postbacks/src/intake/routes.ts /\\/+$/',
  // One hop of 64 characters at most.
  'libs/platform/http/src/client-address.ts /^(?:\\[([0-9a-fA-F:.]+)\\](?::\\d{1,5})?|(\\d{1,3}(?:\\.\\d{1,3}){3})(?::\\d{1,5})?|([0-9a-fA-F:.]*:[0-9a-fA-F:.]*))$/',
]);

/** What texts consist of: everything that patterns of addresses, amounts, times, JSON, markup and macros look for. */
const UNITS = [
  ...'aA09 \t\n%=&"\'\\</.,-_{}[](:;+#?é'.split(''),
  'a ',
  '0 ',
  '%2',
  '%25',
  '=a&',
  'a=',
  '&amp',
  '\\"',
  '\\u',
  '1,',
  '1.',
  'a.',
  'a-',
  '{a',
  '{a}',
  '<a',
  '--',
  '\r\n',
  'a@',
  '0:',
  '"a":',
];
/** What stands around them, so that a match begins, and fails at the very end. */
const AROUND = [
  ['', '\0!'],
  ['a', '\0'],
  ['"', ''],
] as const;

interface Pattern {
  readonly where: string;
  readonly expression: RegExp;
}

function patternsOf(path: string): Pattern[] {
  const found: Pattern[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/');
      // Without "sticky", which would look at one place only.
      found.push({
        where: `${path} ${node.text}`,
        expression: new RegExp(node.text.slice(1, end), node.text.slice(end + 1).replace('y', '')),
      });
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, readFileSync(join(ROOT, path), 'utf8'), ts.ScriptTarget.Latest, true));
  return found;
}

const patterns = FOLDERS.flatMap((folder) => readdirSync(join(ROOT, folder), { recursive: true }).map((file) => join(folder, String(file))))
  .filter((path) => path.endsWith('.ts') && !NOT_SERVED.test(path))
  .flatMap(patternsOf);

const sandbox = createContext({ expression: /a/, text: '' });
const replaceAll = new Script('expression.lastIndex = 0; text.replace(expression, "")');

/** ms of the processor */
function timeOf(expression: RegExp, text: string): number {
  Object.assign(sandbox, { expression, text });
  const before = process.cpuUsage();
  try {
    replaceAll.runInContext(sandbox, { timeout: GIVE_UP_MS });
  } catch {
    return Infinity;
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

describe('a hostile text', () => {
  it('is read in linear time by every pattern', { timeout: 600_000 }, () => {
    expect(patterns.length).toBeGreaterThan(100);
    const slow: string[] = [];
    expect([...BOUNDED].filter((where) => !patterns.some((pattern) => pattern.where === where))).toEqual([]);
    for (const { where, expression } of patterns.filter((pattern) => !BOUNDED.has(pattern.where))) {
      for (const [before, after] of AROUND) {
        const worst = UNITS.find((unit) => {
          const text = before + unit.repeat(Math.ceil(LENGTH / unit.length)) + after;
          // Once more before it is blamed: the first time may have met a collection of garbage.
          return timeOf(expression, text) > CPU_LIMIT_MS && timeOf(expression, text) > CPU_LIMIT_MS;
        });
        if (worst !== undefined) slow.push(`${where} on ${JSON.stringify(worst)}`);
      }
    }
    expect(slow).toEqual([]);
  });
});
