// npm run bench: acknowledgement (ack.mjs). npm run bench -- reports (or another part): that file. Options are those of the file.
import { spawn } from 'node:child_process';
import { join } from 'node:path';

const PARTS = ['ack', 'reports', 'redirect-rules', 'click-bytes'];
const [first, ...rest] = process.argv.slice(2);
const isPart = PARTS.includes(first);
const file = join(import.meta.dirname, `${isPart ? first : 'ack'}.mjs`);
const child = spawn(process.execPath, [file, ...(isPart ? rest : process.argv.slice(2))], { stdio: 'inherit' });
child.on('exit', (code, signal) => {
  process.exitCode = signal ? 1 : (code ?? 1);
});
