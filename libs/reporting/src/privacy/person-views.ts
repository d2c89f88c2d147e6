import { Injectable } from '@nestjs/common';
import { ClickLog } from '#clicks';
import { ConversionView } from '#conversions';
import { PostbackLog } from '#postbacks';

/** How clicks, hits and conversions are shown elsewhere: one thing to inject. */
@Injectable()
export class PersonViews {
  constructor(
    readonly clicks: ClickLog,
    readonly hits: PostbackLog,
    readonly conversions: ConversionView,
  ) {}
}
