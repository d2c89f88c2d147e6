import { MACROS, type SampleMacro } from './macros.js';

/** A stretch of the previewed URL: as written, or put in for a macro, or a macro nobody knows. */
export interface PreviewPart {
  readonly text: string;
  readonly kind: 'text' | 'value' | 'unknown';
}

/**
 * How an offer URL will look to a visitor, with sample values. Only a preview: the server's own check decides at saving.
 *
 * payout  as typed: "5.00" becomes 5, as {payout} does
 */
export function previewOfferUrl(template: string, payout: string): readonly PreviewPart[] {
  const parts: PreviewPart[] = [];
  let from = 0;
  for (const match of template.matchAll(/\{([A-Za-z_]+\d*)(?::([^{}]*))?\}/g)) {
    if (match.index > from) parts.push({ text: template.slice(from, match.index), kind: 'text' });
    parts.push(partOf(match[0], match[1] ?? '', match[2] ?? '', payout));
    from = match.index + match[0].length;
  }
  if (from < template.length) parts.push({ text: template.slice(from), kind: 'text' });
  return parts;
}

function partOf(written: string, name: string, argument: string, payout: string): PreviewPart {
  const lower = name.toLowerCase();
  const macro = MACROS.find(
    (each) => each.name === lower || (each.numbered === true && new RegExp(`^${each.name}([1-9]|1\\d|20)$`).test(lower)),
  );
  if (!macro) return { text: written, kind: 'unknown' };
  const value = sampleOf(macro, payout);
  return { text: argument === 'raw' ? value : encodeURIComponent(value), kind: 'value' };
}

function sampleOf(macro: SampleMacro, payout: string): string {
  if (macro.name !== 'payout') return macro.sample;
  const amount = Number(payout.replace(',', '.'));
  return payout.trim() === '' || Number.isNaN(amount) ? macro.sample : String(amount);
}
