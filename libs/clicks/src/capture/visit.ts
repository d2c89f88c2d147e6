import type { Visitor } from '#macros';
import { ClickQuery } from './click-query.js';
import type { CaptureTools, ClickRequest } from './click-request.js';

/** One request for a campaign: what rules and macros may ask about it, found out when asked and once only. */
export class Visit {
  readonly query: ClickQuery;
  private found: Visitor | undefined;

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
}
