import type { SampleMacro } from './macros.js';

/** A stretch of the previewed URL: as written, or put in for a macro, or a macro nobody knows. */
export interface PreviewPart {
  readonly text: string;
  readonly kind: 'text' | 'value' | 'unknown';
}

interface Known {
  /** undefined: not told yet, everything stays as written */
  readonly macros: readonly SampleMacro[] | undefined;
  /** as typed: "5.00" becomes 5, as {payout} does */
  readonly payout: string;
}

/** How an offer URL will look to a visitor, with sample values. Only a preview: the server's own check decides at saving. */
export function previewOfferUrl(template: string, known: Known): readonly PreviewPart[] {
  const parts: PreviewPart[] = [];
  let from = 0;
  for (const match of template.matchAll(/\{([A-Za-z_]+\d*)(?::([^{}]*))?\}/g)) {
    if (match.index > from) parts.push({ text: template.slice(from, match.index), kind: 'text' });
    parts.push(partOf({ written: match[0], name: match[1] ?? '', argument: match[2] ?? '' }, known));
    from = match.index + match[0].length;
  }
  if (from < template.length) parts.push({ text: template.slice(from), kind: 'text' });
  return parts;
}

interface Placeholder {
  readonly written: string;
  readonly name: string;
  readonly argument: string;
}

function partOf({ written, name, argument }: Placeholder, { macros, payout }: Known): PreviewPart {
  if (!macros) return { text: written, kind: 'text' };
  const lower = name.toLowerCase();
  const bare = /^(.*?)([1-9]|1\d|20)$/.exec(lower)?.[1];
  const macro = macros.find((each) => each.names.includes(each.isNumbered ? (bare ?? '') : lower));
  if (!macro) return { text: written, kind: 'unknown' };
  const value = macro.names.includes('payout') ? payoutText(payout, macro.sample) : macro.sample;
  return { text: argument === 'raw' ? value : encodeURIComponent(value), kind: 'value' };
}

function payoutText(payout: string, sample: string): string {
  const amount = Number(payout.replace(',', '.'));
  return payout.trim() === '' || Number.isNaN(amount) ? sample : String(amount);
}
