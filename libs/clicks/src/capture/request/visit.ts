import type { Visitor } from '#macros';
import { ClickQuery } from './click-query.js';
import type { CaptureTools, ClickRequest } from './click-request.js';
import { COOKIE_DAYS } from '../visitor-cookie.js';

/** One request for a campaign: what rules and macros may ask about it, found out when asked and once only. */
export class Visit {
  readonly query: ClickQuery;
  /** a mark to be given to the visitor, once somebody asked who he is and he brought none */
  newMark: string | undefined;
  private found: Visitor | undefined;
  private marked: string | undefined;

  constructor(
    readonly request: ClickRequest,
    readonly nowMs: number,
    readonly tools: CaptureTools,
  ) {
    this.query = new ClickQuery(request.rawQuery);
  }

  /** costs look-ups */
  visitor(): Visitor {
    return (this.found ??= this.tools.visitorOf(this.request));
  }

  /** who this is by his cookie, or from now on */
  markedVisitor(): string {
    this.marked ??= this.tools.visitorSecrets.read(this.request.visitorMark, this.nowMs, COOKIE_DAYS * 86_400_000);
    if (this.marked === undefined) {
      const { text, id } = this.tools.visitorSecrets.mint(this.nowMs);
      this.newMark = text;
      this.marked = id;
    }
    return this.marked;
  }
}
