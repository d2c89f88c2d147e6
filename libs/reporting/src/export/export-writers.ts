import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS, type Settings } from '#config';
import { ClickIds, Receipts } from '#kernel';

/** How ids and money are written in exported rows. */
@Injectable()
export class ExportWriters {
  /** BASE_CURRENCY */
  readonly currency: string;

  constructor(
    readonly clickIds: ClickIds,
    readonly receipts: Receipts,
    @Inject(SETTINGS) settings: Settings,
  ) {
    this.currency = settings.BASE_CURRENCY;
  }
}
