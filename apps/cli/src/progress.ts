import { Presets, SingleBar } from 'cli-progress';

/** Quick work needs no bar. */
const SHOW_AFTER_MS = 2_000;

export interface Progress {
  readonly update: (done: number, all: number) => void;
  readonly stop: () => void;
}

/** A bar on standard error that appears when the work takes longer than two seconds. */
export function laterProgress(title: string): Progress {
  const startedAt = Date.now();
  let bar: SingleBar | undefined;
  const update = (done: number, all: number) => {
    if (!bar && Date.now() - startedAt < SHOW_AFTER_MS) return;
    if (!bar) {
      bar = new SingleBar(
        { format: `${title} {bar} {percentage} % | {value}/{total} rows | {eta_formatted} left`, stream: process.stderr, hideCursor: true },
        Presets.shades_classic,
      );
      bar.start(all, done);
    }
    bar.update(done);
  };
  return { update, stop: () => bar?.stop() };
}
