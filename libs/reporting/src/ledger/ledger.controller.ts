import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Roles } from '#access';
import { Endpoint } from '#http/management';
import { DomainError } from '#kernel';
import { ledgerQuery, ledgerShape, type LedgerAnswer } from './ledger-shapes.js';
import { sumDays } from './ledger.js';
import { Ledger } from './ledger.service.js';

const DAY_MS = 86_400_000;
const MAX_DAYS = 92;

/** Whether everything that came in is accounted for: counted at the edge against counted from rows. */
@ApiTags('ledger')
@Controller('api/v1/ledger')
export class LedgerController {
  constructor(private readonly ledger: Ledger) {}

  @Get()
  @Roles('admin', 'analyst')
  @Endpoint('received = accepted + rejected + waiting + pending, issued = stored + pending + lost, per UTC day', {
    answers: ledgerShape,
    description:
      'received and issued are counted by the trackers when it happens, rows are counted as rows, pending is counted in the queues: none of them from the others.',
  })
  async days(@Query({ schema: ledgerQuery }) query: z.infer<typeof ledgerQuery>): Promise<LedgerAnswer> {
    const nowMs = Date.now();
    const today = Math.floor(nowMs / DAY_MS) * DAY_MS;
    const fromMs = query.from === undefined ? today - 6 * DAY_MS : Date.parse(query.from);
    const toMs = query.to === undefined ? today + DAY_MS : Date.parse(query.to);
    if (fromMs >= toMs || toMs - fromMs > MAX_DAYS * DAY_MS) {
      throw new DomainError('invalid_range', `from must lie before to, by ${MAX_DAYS} days at most; to is not included.`);
    }
    const days = await this.ledger.days(fromMs, toMs, nowMs);
    return { from: new Date(fromMs).toISOString(), to: new Date(toMs).toISOString(), days, total: sumDays(days) };
  }
}
