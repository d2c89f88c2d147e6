// npm run bench: measures P1 to P13 of docs/performance.md, prints a table and writes bench/results/<time>.json.
//   --only p1,p4,history   figures or parts   --quick      two minutes, coarse   --soak N    N minutes at half rate, too
//   --rows N   clicks of history and reports (1000000)     npm run bench -- reports …       that script alone, with options of its own
import { fork, spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { tableOf } from './figures.mjs';
import { chooseParts } from './parts.mjs';
import { canPin } from './processes.mjs';

const ALONE = ['reports', 'redirect-rules', 'click-bytes'];
const [first, ...rest] = process.argv.slice(2);
if (ALONE.includes(first)) {
  const child = spawn(process.execPath, [join(import.meta.dirname, `${first}.mjs`), ...rest], { stdio: 'inherit' });
  child.on('exit', (code) => (process.exitCode = code ?? 1));
} else await runParts();

async function runParts() {
  const options = {
    only: { type: 'string' },
    quick: { type: 'boolean', default: false },
    soak: { type: 'string', default: '0' },
    rows: { type: 'string', default: '1000000' },
  };
  const { values } = parseArgs({ options });
  const [quick, soak, rows] = [values.quick, Number(values.soak), Number(values.rows)];
  const parts = chooseParts({ only: values.only, quick, soak });
  const startedMs = Date.now();
  const results = {};
  for (const [at, { name, minutes, quick: seconds }] of parts.entries()) {
    const takes = name === 'soak' ? `${soak} minutes` : quick && seconds ? `${seconds} s` : `${minutes} min`;
    const left = parts.slice(at + 1).map((part) => part.name);
    say(startedMs, name, `starts, takes about ${takes}${left.length > 0 ? `; then ${left.join(', ')}` : ''}`);
    results[name] = await runPart(name, { quick, rows, minutes: soak }, (text) => say(startedMs, name, text));
  }
  tell(results, { quick, rows, soak, seconds: Math.round((Date.now() - startedMs) / 1_000) });
}

function runPart(name, options, hear) {
  return new Promise((resolve) => {
    const child = fork(join(import.meta.dirname, 'part.mjs'), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    let result = { error: 'ended without a word' };
    child.on('message', (message) => {
      if (message.says) hear(message.says);
      else result = message.result ?? { error: message.error };
    });
    child.on('exit', () => resolve(result));
    child.send({ name, options });
  });
}

function tell(results, how) {
  const isVoid = ({ missing }) => Object.values(missing ?? {}).some((n) => n > 0);
  console.log(`\n${tableOf(Object.values(results).flatMap((one) => (one.error || isVoid(one) ? [] : one.figures)))}`);
  for (const [name, one] of Object.entries(results)) {
    if (one.error) console.log(`FAILED ${name}: ${one.error}`);
    else if (isVoid(one)) console.log(`VOID ${name}: answered, and not in the database: ${JSON.stringify(one.missing)}`);
    if (one.error || isVoid(one)) process.exitCode = 1;
  }
  const machine = {
    cpu: cpus()[0]?.model,
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    pinned: canPin,
  };
  const folder = join(import.meta.dirname, 'results');
  const file = join(folder, `${new Date().toISOString().slice(0, 19).replaceAll(':', '')}.json`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, `${JSON.stringify({ machine, how, results }, null, 1)}\n`);
  console.log(`\n${how.seconds} s. Written to ${file}`);
}

function say(startedMs, name, text) {
  console.log(`${String(Math.round((Date.now() - startedMs) / 1_000)).padStart(5)} s  ${name.padEnd(8)}  ${text}`);
}
