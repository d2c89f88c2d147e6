import { MultiBar, Presets, type SingleBar } from 'cli-progress';

/** Shows how far the day is. */
export interface Progress {
  startDays(days: number): void;
  start(clicks: number, postbacks: number): void;
  sent(what: 'click' | 'postback' | 'day'): void;
  stop(): void;
}

/** Two bars on a terminal, a line at every tenth elsewhere (a log file has no use for bars). */
export function demoProgress(output: NodeJS.WriteStream): Progress {
  return output.isTTY ? bars() : lines(output);
}

function bars(): Progress {
  const frame = new MultiBar(
    { format: '{name} [{bar}] {value}/{total} · {eta_formatted} left', hideCursor: true, stopOnComplete: false },
    Presets.rect,
  );
  const shown = new Map<string, SingleBar>();
  return {
    startDays(days) {
      shown.set('day', frame.create(days, 0, { name: 'days     ' }));
    },
    start(clicks, postbacks) {
      shown.set('click', frame.create(clicks, 0, { name: 'clicks   ' }));
      shown.set('postback', frame.create(postbacks, 0, { name: 'postbacks' }));
    },
    sent: (what) => shown.get(what)?.increment(),
    stop: () => frame.stop(),
  };
}

function lines(output: NodeJS.WriteStream): Progress {
  let total = 0;
  let done = 0;
  return {
    startDays(days) {
      [total, done] = [days, 0];
    },
    start(clicks, postbacks) {
      [total, done] = [clicks + postbacks, 0];
    },
    sent() {
      done += 1;
      const tenth = Math.floor((done * 10) / total);
      if (tenth > Math.floor(((done - 1) * 10) / total) && tenth <= 10) output.write(`${tenth * 10} % (${done} of ${total})\n`);
    },
    stop: () => undefined,
  };
}
