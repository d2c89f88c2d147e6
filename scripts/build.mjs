// Compiles apps and libs to dist/ with one tsc, copies what tsc leaves out, and builds the console to dist/console with Vite.
//
// --if-changed  does nothing when the sources are those of the last build (paths, sizes, times): the second `npm start` must be quick
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, sep } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const DIST = join(ROOT, 'dist');
const SOURCES = ['apps', 'libs'];
const LOCK = join(DIST, '.build-lock');
const NOT_AN_ASSET = /\.(ts|tsx|md|js|js\.map)$/;
const QUIET_MS = 2_000;

const PARTS = [
  {
    stamp: stampOf([...sourceFiles(), ...single('package-lock.json', 'tsconfig.json', 'tsconfig.build.json', 'scripts/build.mjs')]),
    stampFile: join(DIST, '.build-stamp'),
    build: compileProgram,
  },
  {
    stamp: stampOf([...filesUnder(join(ROOT, 'apps/console')), ...single('package-lock.json', 'scripts/build.mjs')]),
    stampFile: join(DIST, '.console-stamp'),
    build: () => run('vite/bin/vite.js', 'build', '--config', join(ROOT, 'apps/console/vite.config.ts'), '--logLevel', 'warn'),
  },
];

const isBuilt = ({ stamp, stampFile }) =>
  process.argv.includes('--if-changed') && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp;
if (PARTS.every(isBuilt)) process.exit(0);
await takeTurn();

const startedAt = Date.now();
const announce = setTimeout(() => console.log('Building (once after every change of the sources) …'), QUIET_MS);
for (const part of PARTS.filter((each) => !isBuilt(each))) {
  rmSync(part.stampFile, { force: true });
  const code = await part.build();
  if (code !== 0) process.exit(code);
  writeFileSync(part.stampFile, part.stamp);
}
clearTimeout(announce);
if (Date.now() - startedAt > QUIET_MS) console.log(`Built in ${((Date.now() - startedAt) / 1000).toFixed(1)} s.`);

/** One build at a time: two that write dist together leave it torn. The lock of a build that died is taken over. */
async function takeTurn() {
  mkdirSync(DIST, { recursive: true });
  for (;;) {
    try {
      writeFileSync(LOCK, String(process.pid), { flag: 'wx' });
      process.on('exit', () => rmSync(LOCK, { force: true }));
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(1));
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      if (isDead(lockHolder())) rmSync(LOCK, { force: true });
      else await sleep(100);
    }
  }
}

function lockHolder() {
  return existsSync(LOCK) ? Number(readFileSync(LOCK, 'utf8')) : 0;
}

// 0: its holder has made the lock and is about to write its number, or has just gone.
function isDead(pid) {
  if (pid === 0) return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}

/** Sources that may end in dist: not specs, not the console (built by Vite), not the test tools. */
function sourceFiles() {
  const files = SOURCES.flatMap((folder) => filesUnder(join(ROOT, folder)));
  return files.filter((file) => {
    const path = relative(ROOT, file).split(sep).join('/');
    return !path.startsWith('apps/console/') && !path.startsWith('libs/testing/') && !/\.spec\.ts$/.test(path);
  });
}

function filesUnder(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === 'node_modules' || entry.name === 'dist') return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesUnder(path) : [path];
  });
}

function single(...names) {
  return names.map((name) => join(ROOT, name));
}

function stampOf(files) {
  const hash = createHash('sha256');
  for (const file of files.toSorted()) {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${relative(ROOT, file)} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

/** Definitions and migrations are loaded by folder: a compiled file whose source is gone would still be loaded. */
function removeStale() {
  let stale = false;
  for (const folder of SOURCES) {
    const compiled = join(DIST, folder);
    if (!existsSync(compiled)) continue;
    for (const file of filesUnder(compiled)) {
      const source = join(ROOT, relative(DIST, file));
      if (existsSync(source) || existsSync(source.replace(/\.js(\.map)?$/, '.ts'))) continue;
      rmSync(file);
      stale = true;
    }
  }
  // tsc trusts its build info and would not write again what was lost with dist.
  if (stale || !existsSync(join(DIST, 'apps'))) rmSync(join(DIST, '.tsbuildinfo'), { force: true });
}

async function compileProgram() {
  removeStale();
  const code = await run('typescript/bin/tsc', '-p', join(ROOT, 'tsconfig.build.json'));
  if (code === 0) copyAssets();
  return code;
}

/** Runs a package's own program with this very node. */
function run(program, ...args) {
  const child = spawn(process.execPath, [packageFile(program), ...args], { cwd: ROOT, stdio: 'inherit' });
  return new Promise((resolve) => child.on('exit', (exitCode) => resolve(exitCode ?? 1)));
}

// Not require.resolve: a package's exports need not name its program.
function packageFile(path) {
  const [name = ''] = path.split('/');
  return join(dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), path.slice(name.length + 1));
}

function copyAssets() {
  for (const file of sourceFiles().filter((name) => !NOT_AN_ASSET.test(name))) {
    const target = join(DIST, relative(ROOT, file));
    mkdirSync(dirname(target), { recursive: true });
    copyFileSync(file, target);
  }
}
