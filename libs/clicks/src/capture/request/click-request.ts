import type { ClickIds, VisitorSecrets } from '#kernel';
import type { Visitor } from '#macros';
import type { Cap } from '../../routing/cap.js';

/** What the redirect knows of a request. Texts are '' when absent. */
export interface ClickRequest {
  readonly rawQuery: string;
  readonly ip: string;
  readonly userAgent: string;
  readonly referrer: string;
  readonly acceptLanguage: string;
  /** the visitor's mark out of our cookie, as it came; '' when he brings none */
  readonly visitorMark: string;
  /** the browser says it is only fetching ahead */
  readonly prefetch: boolean;
}

/** What capturing a click needs of its process. */
export interface CaptureTools {
  readonly clickIds: Pick<ClickIds, 'mint'>;
  /** without slash at the end */
  readonly publicUrl: string;
  readonly visitorSecrets: Pick<VisitorSecrets, 'mint' | 'read' | 'salt'>;
  /** BASE_CURRENCY per unit, parseRate's scale; undefined when not set */
  readonly rateOf: (currency: string) => bigint | undefined;
  /** costs look-ups; called only when a rule or macro asks for it */
  readonly visitorOf: (request: ClickRequest) => Visitor;
  /** the daily cap that is reached, if any; offerId 0: the campaign's own */
  readonly capReached: (campaignId: number, offerId: number) => Cap | undefined;
}
