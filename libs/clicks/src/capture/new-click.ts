import type { Micros } from '#kernel';
import type { StoredClick } from '../store/stored-click.js';

/** What is personal or long about a click; kept apart from the row so that it can be dropped earlier. */
export interface ClickDetails {
  /** as stored: "203.0.113.0/24" unless whole addresses are switched on; null when none was seen */
  readonly ip: string | null;
  readonly userAgent: string;
  readonly referrer: string;
  /** the traffic source's own click id */
  readonly externalId: string;
  /** raw query, without '?' */
  readonly query: string;
  /** where the visitor was sent */
  readonly target: string;
  readonly campaignVersion: number;
}

/** A click to be written. */
export interface NewClick {
  readonly click: StoredClick;
  /** in BASE_CURRENCY */
  readonly costMicros: Micros;
  readonly details: ClickDetails;
}
