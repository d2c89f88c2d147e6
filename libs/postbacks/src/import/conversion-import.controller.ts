import { Body, Controller, Post, Query, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CurrentAccess, Roles, type Access } from '#access';
import { readCsv } from '#clicks';
import { invalidRequest } from '#http';
import { Endpoint } from '#http/management';
import { ConversionImport } from './conversion-import.js';
import { importJobShape, type ImportJobJson } from './import-job-shapes.js';
import { ImportJobs } from './import-jobs.js';
import { clickColumnOf, importAnswer, importBody, importQuery, type ImportAnswer, type ImportQuery } from './import-shapes.js';

const EXAMPLE = 'click_id,payout,currency,event,txid,status,occurred_at\npush_q06d…,5.00,USD,sale,120,approved,2026-11-22T12:00:00Z';

@ApiTags('conversions')
@Controller('api/v1/conversions/import')
export class ConversionImportController {
  constructor(
    private readonly imports: ConversionImport,
    private readonly jobs: ImportJobs,
  ) {}

  @Post()
  @Roles('admin')
  @Endpoint('Import conversions from a CSV file, at most 50,000 rows and 32 MiB', {
    answers: importAnswer,
    description:
      'Columns: click_id, and at will payout, currency, event, txid, status, occurred_at; `mapping` names theirs. Every row is decided like a postback, so a ' +
      'file sent twice counts once. JSON takes {"csv": "…", "mapping": {…}, "dry_run": true, "background": true} up to 1 MiB. Answers when all rows are decided; ' +
      'with `background` it answers 202 at once, and GET /conversions/imports/{id} tells how far it is: better for more than a few thousand rows.',
  })
  @ApiAcceptedResponse({ standardSchema: importJobShape, description: 'Taken; with background=true' })
  @ApiConsumes('text/csv', 'application/json')
  @ApiBody({ schema: { type: 'string', example: EXAMPLE } })
  async run(
    @CurrentAccess() access: Access,
    @Query({ schema: importQuery }) query: ImportQuery,
    @Body() body: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ImportAnswer | ImportJobJson> {
    const { csv, mapping = query.mapping ?? {}, dryRun = query.dry_run ?? false, background = query.background ?? false } = fileOf(body);
    if (!background) return this.imports.run(readCsv(csv, [clickColumnOf(mapping)]), { mapping, dryRun, access });
    const job = await this.jobs.create(csv, { mapping, dryRun }, access);
    void reply.status(202).header('Location', `/api/v1/conversions/imports/${job.id}`);
    return job;
  }
}

function fileOf(body: unknown) {
  if (Buffer.isBuffer(body) || typeof body === 'string') return { csv: body };
  const json = importBody.safeParse(body);
  if (!json.success)
    throw invalidRequest([{ message: 'Send CSV as text/csv, or JSON {"csv": "…", "mapping": {…}, "dry_run": true}', path: [] }]);
  return { csv: json.data.csv, mapping: json.data.mapping, dryRun: json.data.dry_run, background: json.data.background };
}
