// `npm run check`: everything CI asks of a change, one line per step, all failures at the end.
//   --without-tests   leaves out the tests (CI has run them already)
import { spawnSync } from 'node:child_process';

/** name = the npm script; remedy = what a failure asks for */
const STEPS = [
  { name: 'format', about: 'files look as prettier prints them', remedy: 'npm run format:write' },
  { name: 'lint', about: 'oxlint with types', remedy: 'mend what is named; oxlint --fix takes the simple ones' },
  { name: 'types', about: 'tsc --noEmit', remedy: 'mend what is named' },
  { name: 'order', about: 'import order, no cycles, SQL only in stores', remedy: 'docs/architecture.md, "Who may import whom"' },
  { name: 'dead', about: 'no unused files, exports, dependencies', remedy: 'delete what is named' },
  { name: 'build', about: 'dist', remedy: 'mend what is named' },
  { name: 'docs', about: 'generated pages are up to date', remedy: 'npm run docs:write' },
  { name: 'client:check', about: "the console's client fits the API", remedy: 'npm run client' },
  { name: 'test', about: 'the whole default suite', remedy: 'npx vitest run <file> for one file', live: true },
];

const steps = process.argv.includes('--without-tests') ? STEPS.filter((step) => step.name !== 'test') : STEPS;
const failed = [];

for (const [index, step] of steps.entries()) {
  process.stdout.write(`[${index + 1}/${steps.length}] ${step.name}: ${step.about} … ${step.live ? '\n' : ''}`);
  const started = Date.now();
  const run = spawnSync('npm', ['run', '--silent', step.name], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    stdio: step.live ? 'inherit' : 'pipe',
    shell: process.platform === 'win32',
  });
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  const ok = run.status === 0;
  console.log(`${step.live ? `${step.name} ` : ''}${ok ? 'ok' : 'FAILED'} (${seconds} s)`);
  if (ok) continue;
  failed.push(step);
  if (!step.live) console.log([run.stdout, run.stderr, run.error?.message].filter(Boolean).join('\n').trimEnd());
}

if (failed.length > 0) {
  console.log(`\ncheck failed: ${failed.map((step) => step.name).join(', ')}`);
  for (const step of failed) console.log(`  ${step.name}: ${step.remedy}`);
  process.exit(1);
}
console.log('\ncheck passed');
