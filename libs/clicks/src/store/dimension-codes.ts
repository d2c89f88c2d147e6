/**
 * Numbers of the dictionary's dimensions, as stored: never change or reuse one.
 * `small` ones are stored as smallint in clicks and facts and take their ids from dictionary_small_ids.
 */
export const DIMENSION = {
  creative: { code: 1, small: false },
  supply: { code: 2, small: false },
  site: { code: 3, small: false },
  source: { code: 4, small: false },
  referrer: { code: 5, small: false },
  region: { code: 6, small: false },
  city: { code: 7, small: false },
  event: { code: 8, small: false },
  /** sub1 … sub20 share one dictionary */
  sub: { code: 9, small: false },
  /** brand and model of a device */
  model: { code: 10, small: false },
  country: { code: 20, small: true },
  device: { code: 21, small: true },
  os: { code: 22, small: true },
  browser: { code: 23, small: true },
  language: { code: 24, small: true },
} as const;

export type DimensionName = keyof typeof DIMENSION;
