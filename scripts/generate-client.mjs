// The console's typed client: apps/console/src/api/schema.d.ts from the API's own description.
//
//   npm run client            writes it        --check   fails when it is not up to date
//   --url http://…            asks a running instance; without it one is started on fresh data for the purpose
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';
import { format, resolveConfig } from 'prettier';
import { readOptions } from './options.mjs';

const ROOT = join(import.meta.dirname, '..');
const FILE = join(ROOT, 'apps/console/src/api/schema.d.ts');
const HEAD =
  '// Generated from /api/v1/openapi.json by `npm run client`. Do not edit.\n/* oxlint-disable typescript/no-redundant-type-constituents */\n\n';
const WAIT_MS = 60_000;

const options = readOptions(import.meta.filename, { check: { type: 'boolean', default: false }, url: { type: 'string' } });

const description = options.url === undefined ? await fromOwnInstance() : await read(options.url);
const text = await format(HEAD + astToString(await openapiTS(description)), { ...(await resolveConfig(FILE)), parser: 'typescript' });
const isCurrent = text === readFileSync(FILE, { encoding: 'utf8', flag: 'a+' });
if (options.check && !isCurrent) {
  console.error('apps/console/src/api/schema.d.ts does not fit the API any more. Run: npm run client');
  process.exit(1);
}
if (!options.check && !isCurrent) writeFileSync(FILE, text);
console.log(isCurrent ? 'the client fits the API' : 'client written');

async function read(url) {
  const response = await fetch(`${url}/api/v1/openapi.json`);
  if (!response.ok) throw new Error(`${url}/api/v1/openapi.json answered ${response.status}`);
  return response.json();
}

async function fromOwnInstance() {
  const dataDir = mkdtempSync(join(tmpdir(), 'rebound-client-'));
  const port = 3912;
  const env = { ...process.env, PORT: String(port), HOST: '127.0.0.1', DATA_DIR: dataDir, LOG_LEVEL: 'error' };
  const server = spawn(process.execPath, ['dist/apps/standalone/src/main.js'], { cwd: ROOT, env, stdio: ['ignore', 'ignore', 'inherit'] });
  const ended = new Promise((resolve) => server.once('exit', resolve));
  try {
    return await untilServed(`http://127.0.0.1:${port}`);
  } finally {
    server.kill('SIGTERM');
    await ended;
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function untilServed(url) {
  for (const startedAt = Date.now(); Date.now() - startedAt < WAIT_MS;) {
    const description = await read(url).catch(() => undefined);
    if (description !== undefined) return description;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error(`${url} did not come up within a minute; is it built (npm run build)?`);
}
