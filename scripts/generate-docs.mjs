// Writes the pages that are made from the code, or with --check says which of them no longer say what the code says.
// Reads the built program (dist): run `npm run build` first; `npm run docs:write` does both.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { configurationPage, envExample } from './docs/configuration-page.mjs';
import { reasonsPage } from './docs/reasons-page.mjs';
import { referencePage } from './docs/reference-page.mjs';

const root = join(import.meta.dirname, '..');
const check = process.argv.includes('--check');

/** file → a function that makes its whole text */
const PAGES = {
  'docs/configuration.md': configurationPage,
  '.env.example': envExample,
  'docs/reference.md': referencePage,
  'docs/advertisers-reasons.md': reasonsPage,
};

const stale = [];
for (const [file, make] of Object.entries(PAGES)) {
  const path = join(root, file);
  const wanted = await make();
  const found = existsSync(path) ? readFileSync(path, 'utf8') : undefined;
  if (found === wanted) continue;
  if (check) stale.push(file);
  else {
    writeFileSync(path, wanted);
    console.log(`wrote ${file}`);
  }
}

if (stale.length > 0) {
  console.error(`Out of date: ${stale.join(', ')}. Run: npm run docs:write`);
  process.exit(1);
}
