import { setFlagsFromString } from 'node:v8';

/** How much the old generation may grow between two full collections, in percent of what was alive. */
const GROWING_PERCENT = 60;

/**
 * Keeps a process small that handles much: V8 on its own lets garbage pile up to three times of what is alive before it looks for it, and
 * a batch's records grow old enough to land there. First thing in main: read again at every collection, so it needs no command line flag.
 */
export function keepHeapSmall(): void {
  setFlagsFromString(`--heap-growing-percent=${GROWING_PERCENT}`);
}
