import { Injectable } from '@nestjs/common';
import { AuditLog } from '#access';
import { ClickIds } from '#kernel';

/** What an erasure writes with. */
@Injectable()
export class EraseTools {
  constructor(
    readonly clickIds: ClickIds,
    readonly audit: AuditLog,
  ) {}
}
