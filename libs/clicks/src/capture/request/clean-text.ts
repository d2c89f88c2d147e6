/** Longest text kept as a dimension value, in UTF-16 units. Also keeps a dictionary row far below a B-tree page's limit. */
const MAX_VALUE_LENGTH = 256;

// C0 and C1 controls and DEL, and surrogates without a partner: PostgreSQL refuses NUL, and none of them is a name of anything.
const UNWANTED = /[\u0000-\u001f\u007f-\u009f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/**
 * A text as it may be stored: without control characters, NUL and lone surrogates, at most `maxLength` long.
 * Never cuts a surrogate pair in two; never throws.
 */
export function cleanText(text: string, maxLength = MAX_VALUE_LENGTH): string {
  // A cut first keeps the pattern off megabytes; four times leaves room for what is then removed.
  const bounded = text.length > maxLength * 4 ? text.slice(0, maxLength * 4) : text;
  const clean = bounded.replace(UNWANTED, '');
  if (clean.length <= maxLength) return clean;
  const lastKept = clean.charCodeAt(maxLength - 1);
  return clean.slice(0, lastKept >= 0xd800 && lastKept <= 0xdbff ? maxLength - 1 : maxLength);
}
