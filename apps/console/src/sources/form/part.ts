import type { Settings, SourceDraft } from '../source-draft.js';

/** Part of the source's form: reads the draft, changes it, shows the server's faults by field. */
export interface Part {
  readonly draft: SourceDraft;
  readonly set: (change: Partial<SourceDraft>) => void;
  readonly setSettings: (change: Partial<Settings>) => void;
  readonly replaceSettings: (settings: Settings) => void;
  readonly faults: Readonly<Record<string, string>>;
  readonly readOnly: boolean;
}

/** The first fault below a field: lists and records report the very entry. */
export function faultIn(faults: Part['faults'], field: string): string | undefined {
  return Object.entries(faults).find(([name]) => name === field || name.startsWith(`${field}.`))?.[1];
}
