// House rules that no linter knows. Part of `npm run order`. Each finding: file:line, what, and the way out.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

const MAX_INDEX_NAMES = 30;
const root = join(import.meta.dirname, '..');

/** One rule: where it applies, what it looks for, what in the file excuses it, what to do instead. */
const RULES = [
  {
    where: (file) => !isSqlHome(file) && !isTest(file),
    pattern: /\.query(?:<[^;()]*>)?\(/,
    say: 'talks to the database; only *.store.ts, entities and migrations do. Move the statement into a store.',
  },
  {
    where: () => true,
    pattern: /\bforwardRef\(/,
    say: 'forwardRef hides a wrong edge. What is needed sits in the wrong lib, or wants to be passed in as data.',
  },
  {
    where: (file) => !file.startsWith('libs/platform/') && !isTest(file),
    pattern: /^\s*@Global\(\)/,
    unless: /Global because/,
    say: 'is global; outside platform only with a comment that says "Global because …". Import the module where it is used.',
  },
  {
    where: () => true,
    pattern: /\b(?:class|interface) (?:I[A-Z][a-z]\w*|\w+(?:Manager|Helper|Util|Utils|Common|Impl))\b/,
    say: 'has a name that says nothing. Name it after what it is in the field.',
  },
  {
    where: (file) => file.endsWith('/index.ts'),
    pattern: /^export \*/,
    say: 'exports everything; an index lists its names by hand.',
  },
];

const findings = [];
for (const file of sourceFiles()) {
  const text = readFileSync(join(root, file), 'utf8');
  for (const [index, line] of text.split('\n').entries()) {
    if (/^\s*(\/\/|\*|\/\*)/.test(line)) continue;
    for (const rule of RULES) {
      if (rule.where(file) && rule.pattern.test(line) && !rule.unless?.test(text)) findings.push(`${file}:${index + 1} ${rule.say}`);
    }
  }
  if (/^libs\/.*\/src\/index\.ts$/.test(file)) {
    const names = countExports(text);
    if (names > MAX_INDEX_NAMES) findings.push(`${file}:1 exports ${names} names, at most ${MAX_INDEX_NAMES}. A wide door hides two libs.`);
  }
  // A definition's file has the name of what it defines, which may hold a _.
  const isDefinition = /\.(macro|preset|dimension|metric|integration)\.ts$/.test(file);
  if (!isDefinition && !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*\.ts$/.test(file.split('/').pop() ?? '')) {
    findings.push(`${file}:1 is not named noun.kind.ts or verb-noun.ts in kebab-case.`);
  }
}

if (findings.length > 0) {
  console.error(findings.join('\n'));
  process.exit(1);
}
console.log('house rules hold');

function isSqlHome(file) {
  return /\.(store|entity)\.ts$/.test(file) || file.includes('/migrations/') || /^libs\/platform\/(database|queue)\//.test(file);
}

function isTest(file) {
  return (
    /\.(spec|factory)\.ts$/.test(file) || file.startsWith('test/') || file.startsWith('libs/testing/') || file.includes('/src/testing/')
  );
}

function countExports(text) {
  let names = 0;
  for (const [, list] of text.matchAll(/export (?:type )?\{([^}]*)\}/g)) names += list.split(',').filter((part) => part.trim()).length;
  return names;
}

function sourceFiles() {
  return ['apps', 'libs', 'test'].flatMap((top) =>
    readdirSync(join(root, top), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.d.ts'))
      .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
      .filter((file) => !file.startsWith('apps/console/')),
  );
}
