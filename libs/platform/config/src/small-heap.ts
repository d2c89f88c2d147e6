import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** How much the old generation may grow between two full collections, in percent of what was alive. */
const GROWING_PERCENT = 60;

/**
 * Keeps a process small that handles much: V8 on its own lets garbage pile up to three times of what is alive before it looks for it, and
 * a batch's records grow old enough to land there. First thing in main: it needs no command line flag, because V8 reads this one at the end
 * of every full collection. So there is one at once (70 ms): the first that V8 makes by itself would come 60 MiB too late.
 */
export function keepHeapSmall(): void {
  setFlagsFromString(`--heap-growing-percent=${GROWING_PERCENT}`);
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  setFlagsFromString('--no-expose-gc');
  if (typeof collect === 'function') collect();
}
