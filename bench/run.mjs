// npm run bench: measures P1 to P13 of docs/performance.md, prints a table and writes bench/results/<time>.json.
//   --only p1,p4,history   figures or parts   --quick    two minutes, coarse     --soak N   minutes at half rate (10; 0 leaves it out)
//   --rows N   clicks that history and reports make (1000000)                     --data D   … or that `reports --data D` has made before
//   --write    the table goes into docs/performance.md, too
//   npm run bench -- reports …             that script alone, with options of its own; so redirect-rules and click-bytes
//   npm run bench -- table a.json b.json   writes the table of results that are there
import { fork, spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join, relative } from 'node:path';
import { readOptions } from '../scripts/options.mjs';
import { tableOf } from './figures.mjs';
import { chooseParts } from './parts.mjs';
import { canPin } from './processes.mjs';
import { scalingModel, scalingText } from './tell/scaling-model.mjs';
import { writeTable } from './tell/table.mjs';

/** A part that takes so many times as long as it should is given up, so that the others are measured. */
const PATIENCE = 10;
const ALONE = ['reports', 'redirect-rules', 'click-bytes'];
const [first, ...rest] = process.argv.slice(2);
if (ALONE.includes(first)) {
  const child = spawn(process.execPath, [join(import.meta.dirname, `${first}.mjs`), ...rest], { stdio: 'inherit' });
  child.on('exit', (code) => (process.exitCode = code ?? 1));
} else if (first === 'table') writeTable(rest);
else await runParts();

async function runParts() {
  const options = {
    only: { type: 'string' },
    quick: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    soak: { type: 'string', default: '10' },
    rows: { type: 'string', default: '1000000' },
    data: { type: 'string' },
  };
  const values = readOptions(import.meta.filename, options);
  const { quick, data } = values;
  const [soak, rows] = [Number(values.soak), Number(values.rows)];
  const parts = chooseParts({ only: values.only, quick, soak });
  const startedMs = Date.now();
  const results = {};
  for (const [at, part] of parts.entries()) {
    const takes = secondsOf(part, { quick, soak, rows, data });
    const left = parts.slice(at + 1).map(({ name }) => name);
    say(startedMs, part.name, `starts, takes about ${takes} s${left.length > 0 ? `; then ${left.join(', ')}` : ''}`);
    results[part.name] = await runPart(part.name, { quick, rows, data, minutes: soak }, takes * PATIENCE, (text) =>
      say(startedMs, part.name, text),
    );
  }
  const file = tell(results, { quick, rows, made: data === undefined, soak, seconds: Math.round((Date.now() - startedMs) / 1_000) });
  if (values.write) writeTable([file]);
}

/** Rows are made at a rate that the machine has; the rest takes as long as it does. */
function secondsOf({ name, seconds, quick: quickSeconds }, { quick, soak, rows, data }) {
  if (name === 'soak') return 60 * soak + 60;
  if (['history', 'reports'].includes(name)) return Math.round(data ? seconds : seconds * Math.max(1, rows / 1_000_000));
  return quick ? (quickSeconds ?? seconds) : seconds;
}

function runPart(name, options, patienceS, hear) {
  return new Promise((resolve) => {
    const child = fork(join(import.meta.dirname, 'part.mjs'), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    const startedMs = Date.now();
    let result = { error: 'ended without a word' };
    const patience = setTimeout(() => {
      result = { error: `given up after ${Math.round(patienceS)} s` };
      child.kill('SIGTERM');
    }, patienceS * 1_000);
    child.on('message', (message) => {
      if (message.says) hear(message.says);
      else result = message.result ?? { error: message.error };
    });
    child.on('exit', () => {
      clearTimeout(patience);
      resolve({ seconds: Math.round((Date.now() - startedMs) / 1_000), ...result });
    });
    child.send({ name, options });
  });
}

/** returns  the file that was written */
function tell(results, how) {
  const isVoid = ({ missing }) => Object.values(missing ?? {}).some((n) => n > 0);
  console.log(`\n${tableOf(Object.values(results).flatMap((one) => (one.error || isVoid(one) ? [] : one.figures)))}`);
  for (const [name, one] of Object.entries(results)) {
    if (one.error) console.log(`FAILED ${name}: ${one.error}`);
    else if (isVoid(one)) console.log(`VOID ${name}: answered, and not stored: ${JSON.stringify(one.missing)}`);
    if (one.error || isVoid(one)) process.exitCode = 1;
  }
  const scaling = scalingModel(results);
  if (scaling) console.log(`\n${scalingText(scaling)}`);
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
  writeFileSync(file, `${JSON.stringify({ machine, how, results, scaling }, null, 1)}\n`);
  console.log(`\n${how.seconds} s. Written to ${relative(process.cwd(), file)}`);
  return file;
}

function say(startedMs, name, text) {
  console.log(`${String(Math.round((Date.now() - startedMs) / 1_000)).padStart(5)} s  ${name.padEnd(8)}  ${text}`);
}
