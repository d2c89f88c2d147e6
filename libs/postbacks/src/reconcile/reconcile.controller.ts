import { Body, Controller, Post, Query, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Roles } from '#access';
import { invalidRequest } from '#http';
import { Endpoint } from '#http/management';
import {
  reconcileAnswer,
  reconcileQuery,
  reconcileRequest,
  type ReconcileAnswer,
  type ReconcileQuery,
  type ReconcileRequest,
} from './reconcile-shapes.js';
import { Reconciliation } from './reconciliation.js';

const EXAMPLE = 'click_id,txid,event,payout,currency,status\npush_q06d…,120,sale,5.00,USD,approved';

@ApiTags('conversions')
@Controller('api/v1/conversions/reconcile')
export class ReconcileController {
  constructor(private readonly reconciliation: Reconciliation) {}

  @Post()
  @Roles('admin', 'analyst')
  @Endpoint('Compare their conversions with ours', {
    answers: reconcileAnswer,
    description:
      'Their CSV file (at most 50,000 rows and 32 MiB; from, to, mapping and campaign_id in the query) against ours: what only they have, what only we have, what differs, ' +
      'each with our reason. `format=csv` answers every row of the three lists, JSON the first 1,000 of each. Changes nothing. ' +
      'JSON takes {"csv": "…", "mapping": {…}, "from": "…", "to": "…"} up to 1 MiB.',
  })
  @ApiConsumes('text/csv', 'application/json')
  @ApiBody({ schema: { type: 'string', example: EXAMPLE } })
  async run(
    @Query({ schema: reconcileQuery }) query: ReconcileQuery,
    @Body() body: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReconcileAnswer | string> {
    const request = requestOf(query, body);
    if (query.format === 'json') return this.reconciliation.answer(request);
    const file = await this.reconciliation.file(request);
    void reply.type('text/csv; charset=utf-8').header('Content-Disposition', 'attachment; filename="reconciliation.csv"');
    return file;
  }
}

function requestOf({ format: _format, from, to, ...query }: ReconcileQuery, body: unknown): ReconcileRequest {
  // Instants were read with the query; the whole is read again with its rules about ranges.
  const text = (ms: number | undefined) => (ms === undefined ? undefined : new Date(ms).toISOString());
  const id = query.campaign_id === undefined ? undefined : String(query.campaign_id);
  const given = Buffer.isBuffer(body) ? { csv: body, from: text(from), to: text(to), mapping: query.mapping, campaign_id: id } : body;
  const parsed = reconcileRequest.safeParse(given);
  if (!parsed.success) throw invalidRequest(parsed.error.issues);
  return parsed.data;
}
