/** Keeps rows whose metric lies in a range; an empty end is open. Money in units, ratios as percent. */
export interface ViewRange {
  readonly metric: string;
  readonly least: string;
  readonly most: string;
}

/** As the API reads it: `>=10,<=100`. Percent become ratios: "5" of a ratio is 0.05. */
export function rangeText({ least, most }: Omit<ViewRange, 'metric'>, isRatio: boolean): string {
  const number = (text: string) => (isRatio ? ratioOf(text) : text.trim());
  return [least.trim() === '' ? '' : `>=${number(least)}`, most.trim() === '' ? '' : `<=${number(most)}`].filter(Boolean).join(',');
}

/** Every `having[…]` of an address, as it stands there. */
export function readRanges(search: URLSearchParams): readonly { readonly metric: string; readonly text: string }[] {
  return [...search.entries()].flatMap(([name, text]) => {
    const metric = /^having\[([a-z][a-z0-9_]*)\]$/.exec(name)?.[1];
    return metric === undefined || text === '' ? [] : [{ metric, text }];
  });
}

/** For people: `>=0.05` of a ratio → "≥ 5%". */
export function rangeWords(text: string, isRatio: boolean): string {
  return text
    .split(',')
    .map((part) => {
      const [, sign = '', number = ''] = /^(>=|<=|!=|<>|>|<|=)?(.*)$/.exec(part) ?? [];
      return `${SIGNS[sign] ?? sign} ${isRatio ? `${Math.round(Number(number) * 1e6) / 1e4}%` : number}`.trim();
    })
    .join(' and ');
}

const SIGNS: Readonly<Record<string, string>> = { '>=': '≥', '<=': '≤', '': '=', '<>': '≠', '!=': '≠' };

// In text: 0.1 + 0.2 has no place in a filter.
function ratioOf(percent: string): string {
  return String(Math.round(Number(percent) * 1e4) / 1e6);
}
