/** How every number of the console is written. "–" stands for a ratio without a denominator. */
export const NOTHING = '–';

const LOCALE = 'en-US';
const counts = new Intl.NumberFormat(LOCALE);
const compact = new Intl.NumberFormat(LOCALE, { notation: 'compact', maximumFractionDigits: 1 });
const percents = new Intl.NumberFormat(LOCALE, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 });

export function formatCount(count: number): string {
  return counts.format(count);
}

/** ratio 0.123 → "12.3%" */
export function formatRatio(ratio: number): string {
  return percents.format(ratio);
}

/**
 * A decimal amount of the API with its currency: ("1234.5", "USD") → "$1,234.50"; small ones keep up to 4 decimals.
 * For display only: sums are the server's.
 *
 * decimals  always so many: for a column of small amounts
 */
export function formatMoney(amount: string | number, currency: string, decimals?: number): string {
  const value = Number(amount);
  const isSmall = decimals === undefined && value !== 0 && Math.abs(value) < 0.1;
  const digits = isSmall
    ? { minimumFractionDigits: 2, maximumFractionDigits: 4 }
    : { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  try {
    return new Intl.NumberFormat(LOCALE, { style: 'currency', currency, currencyDisplay: 'narrowSymbol', ...digits })
      .format(value)
      .replace('-', '−');
  } catch {
    return `${String(amount)} ${currency}`;
  }
}

/** 95 → "1 min 35 s"; 7,300 → "2 h 2 min" */
export function formatDuration(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3_600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  if (whole < 172_800) return `${Math.floor(whole / 3_600)} h ${Math.floor((whole % 3_600) / 60)} min`;
  return `${(whole / 86_400).toFixed(1)} days`;
}

/** For axes, where room is short: 12,345 → "12.3K". */
export function formatCompact(value: number): string {
  return compact.format(value).replace('-', '−');
}

/** 1,234,567 → "1.2 MB"; null → "–" */
export function formatBytes(bytes: number | null): string {
  if (bytes === null) return NOTHING;
  if (bytes < 1_000) return `${bytes} B`;
  const steps = ['kB', 'MB', 'GB', 'TB'] as const;
  const step = Math.min(steps.length, Math.floor(Math.log10(bytes) / 3));
  return `${(bytes / 1000 ** step).toFixed(1)} ${steps[step - 1] ?? 'TB'}`;
}
