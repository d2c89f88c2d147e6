import { pino, type Logger } from 'pino';
import type { Settings } from '#config';

/** The process's log: JSON, one object per line, to stdout. Secrets in the usual fields are cut out. */
export function createLog(settings: Pick<Settings, 'LOG_LEVEL' | 'process'>): Logger {
  return pino({
    level: settings.LOG_LEVEL,
    base: { process: settings.process },
    redact: {
      paths: ['*.authorization', '*.cookie', '*.password', '*.token', 'req.headers.authorization', 'req.headers.cookie'],
      censor: '[cut]',
    },
  });
}

/**
 * Says a recurring trouble once, then at most every `everyMs`, with the number of times it was left unsaid:
 * a store that is away for a minute must not write ten thousand lines.
 */
export class SeldomLog {
  private readonly said = new Map<string, { at: number; unsaid: number }>();

  constructor(
    private readonly write: (line: string) => void,
    private readonly everyMs = 10_000,
    private readonly now: () => number = Date.now,
  ) {}

  say(subject: string, detail: string): void {
    const last = this.said.get(subject);
    const now = this.now();
    if (last && now - last.at < this.everyMs) {
      last.unsaid++;
      return;
    }
    const repeats = last && last.unsaid > 0 ? ` (and ${last.unsaid} times since the last line)` : '';
    this.said.set(subject, { at: now, unsaid: 0 });
    this.write(`${subject}: ${detail}${repeats}`);
  }
}
