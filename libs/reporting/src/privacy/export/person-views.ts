import { Injectable } from '@nestjs/common';
import { ClickLog } from '#clicks/management';
import { ConversionView } from '#conversions/management';
import { PostbackLog } from '#postbacks/management';

/** How clicks, hits and conversions are shown elsewhere: one thing to inject. */
@Injectable()
export class PersonViews {
  constructor(
    readonly clicks: ClickLog,
    readonly hits: PostbackLog,
    readonly conversions: ConversionView,
  ) {}
}
