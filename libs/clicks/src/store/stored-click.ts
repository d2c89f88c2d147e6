/** A click as the database holds it. Dimension values are dictionary ids, 0: not given. */
export interface StoredClick {
  /** uuid: the 128 bits of the click id */
  readonly id: string;
  readonly clickedAt: Date;
  readonly campaignId: number;
  readonly offerId: number;
  readonly creativeId: number;
  readonly supplyId: number;
  readonly siteId: number;
  readonly sourceId: number;
  readonly referrerId: number;
  readonly regionId: number;
  readonly cityId: number;
  readonly modelId: number;
  /** 0: the visitor was sent straight to the offer */
  readonly landingPageId: number;
  readonly country: number;
  readonly device: number;
  readonly os: number;
  readonly browser: number;
  readonly language: number;
  readonly flags: number;
  readonly subs: readonly (number | null)[] | null;
}

/** Bits of clicks.flags. Only `bot` is left out of the metric `clicks`; the others are labels. */
export const CLICK_FLAG = {
  bot: 1,
  unique: 2,
  noAgent: 4,
  tooFast: 8,
  manyPerMinute: 16,
  prefetch: 32,
  imported: 64,
  /** from a range the operator lists; always beside `bot` */
  dataCentre: 128,
} as const;
