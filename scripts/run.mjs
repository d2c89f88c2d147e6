// npm's way into an app: builds when the sources have changed, then becomes the app, in this very process.
//
//     node scripts/run.mjs standalone
//     node scripts/run.mjs cli backup my.backup.gz
//
// One process and not `build && node …`: npm signals only its shell, and a shell that waits for a second command
// dies of SIGTERM without telling it.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const [app, ...args] = process.argv.slice(2);
const WATCH_PARENT_MS = 500;

const build = spawnSync(process.execPath, [fileURLToPath(new URL('build.mjs', import.meta.url)), '--if-changed'], { stdio: 'inherit' });
if (build.status !== 0) process.exit(build.status ?? 1);

const main = new URL(`../dist/apps/${app}/src/main.js`, import.meta.url);
if (!app || !existsSync(main)) {
  console.error(`There is no app "${app ?? ''}". Name a folder of apps/: standalone, tracker, worker, api or cli.`);
  process.exit(1);
}

// kill -9 of npm itself: nobody would ever stop us, or the database, again. npm is our parent, or the parent of the shell that is.
if (process.env.npm_lifecycle_event) {
  const family = ancestors();
  setInterval(() => ancestors() !== family && process.kill(process.pid, 'SIGTERM'), WATCH_PARENT_MS).unref();
}

function ancestors() {
  try {
    const stat = readFileSync(`/proc/${process.ppid}/stat`, 'utf8');
    return `${process.ppid} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]}`;
  } catch {
    return String(process.ppid);
  }
}

process.argv.splice(1, process.argv.length - 1, fileURLToPath(main), ...args);
await import(main.href);
