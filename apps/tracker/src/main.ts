import { setFlagsFromString } from 'node:v8';

// What a start runs, nearly all of it loading modules, runs once: optimizing it took a fifth of the start's processor time.
setFlagsFromString('--no-opt');
await import('./run.js');
setFlagsFromString('--opt');
