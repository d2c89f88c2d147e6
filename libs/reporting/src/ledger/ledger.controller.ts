import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Roles } from '#access';
import { DomainError } from '#kernel';
import { balanceDays, sumDays, type LedgerDay } from './ledger.js';
import { LedgerStore } from './ledger.store.js';

const DAY_MS = 86_400_000;
const MAX_DAYS = 92;

const ledgerQuery = z.object({
  from: z.iso.date().optional().meta({ description: 'First UTC day. Default: six days ago', example: '2026-11-16' }),
  to: z.iso.date().optional().meta({ description: 'UTC day at which it ends; not included. Default: tomorrow', example: '2026-11-23' }),
});

export interface LedgerAnswer {
  readonly from: string;
  readonly to: string;
  readonly days: readonly LedgerDay[];
  readonly total: ReturnType<typeof sumDays>;
}

/** Whether everything that came in is accounted for: counted at the edge against counted from rows. */
@ApiTags('ledger')
@Controller('api/v1/ledger')
export class LedgerController {
  constructor(private readonly store: LedgerStore) {}

  @Get()
  @Roles('admin', 'analyst')
  @ApiOperation({ summary: 'received = accepted + rejected + waiting + pending, issued = stored + pending + lost, per UTC day' })
  async ledger(@Query({ schema: ledgerQuery }) query: z.infer<typeof ledgerQuery>): Promise<LedgerAnswer> {
    const nowMs = Date.now();
    const today = Math.floor(nowMs / DAY_MS) * DAY_MS;
    const fromMs = query.from === undefined ? today - 6 * DAY_MS : Date.parse(query.from);
    const toMs = query.to === undefined ? today + DAY_MS : Date.parse(query.to);
    if (fromMs >= toMs || toMs - fromMs > MAX_DAYS * DAY_MS) {
      throw new DomainError('invalid_range', `from must lie before to, by ${MAX_DAYS} days at most; to is not included.`);
    }
    const days = balanceDays(await this.store.countDays(fromMs, toMs, nowMs), nowMs);
    return { from: new Date(fromMs).toISOString(), to: new Date(toMs).toISOString(), days, total: sumDays(days) };
  }
}
