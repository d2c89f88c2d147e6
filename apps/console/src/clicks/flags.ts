/** The labels a click can carry, in words. Only bots are left out of the metric clicks. */
export const FLAGS: Readonly<Record<string, string>> = {
  unique: 'unique visitor',
  bot: 'bot',
  data_centre: 'data centre',
  prefetch: 'prefetch',
  no_agent: 'no user agent',
  too_fast: 'too fast after another',
  many_per_minute: 'many per minute',
  imported: 'imported',
};

export function flagWords(flag: string): string {
  return FLAGS[flag] ?? flag;
}
