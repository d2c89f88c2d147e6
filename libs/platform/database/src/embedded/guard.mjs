// Runs postgres and outlives us just long enough to stop it. Plain JavaScript: it is started by path, from the
// sources under vitest and from dist, by a Node that knows no TypeScript.
//
// argv   JSON {postgres, args, uid, gid, env}
// stdin  the parent's pipe. "ready\n": from now on restart postgres when it dies. "stop\n": orderly stop.
//        End of file: the parent is gone, even by SIGKILL; stop within a second.
// exit   postgres's code, when it ends before "ready" or after a stop
import { spawn } from 'node:child_process';

const { postgres, args, uid, gid, env } = JSON.parse(process.argv[2] ?? '{}');
const RESTART_AFTER_MS = 300;
const MOST_RESTARTS_IN_A_ROW = 20;

let child;
let ready = false;
let stopping = false;
let restarts = 0;

function start() {
  const startedAt = Date.now();
  child = spawn(postgres, args, { uid, gid, env, cwd: '/', stdio: ['ignore', 'inherit', 'inherit'] });
  child.on('error', (error) => {
    console.error(`FATAL: ${error.message}`);
    process.exit(1);
  });
  child.on('exit', (code) => {
    if (Date.now() - startedAt > 60_000) restarts = 0;
    restarts += 1;
    if (!ready || stopping || restarts > MOST_RESTARTS_IN_A_ROW) process.exit(code ?? 1);
    setTimeout(() => (stopping ? process.exit(0) : start()), RESTART_AFTER_MS);
  });
}

/** SIGINT disconnects clients and writes a checkpoint; SIGQUIT drops everything at once (the next start replays the log). */
function stop(patienceMs) {
  if (stopping && patienceMs > 1_000) return;
  stopping = true;
  if (!child || child.exitCode !== null || child.signalCode !== null) process.exit(0);
  child.kill('SIGINT');
  setTimeout(() => child.kill('SIGQUIT'), patienceMs);
}

// A Ctrl-C or hang-up of the terminal is the parent's business: it stops us when its own work is done.
for (const signal of ['SIGINT', 'SIGHUP', 'SIGTERM']) process.on(signal, () => undefined);
process.stdin.setEncoding('utf8');
process.stdin.on('data', (text) => {
  if (text.includes('ready')) ready = true;
  if (text.includes('stop')) stop(5_000);
});
process.stdin.on('end', () => stop(600));
process.stdin.on('error', () => stop(600));
start();
