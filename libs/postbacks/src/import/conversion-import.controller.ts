import { Body, Controller, Post, Query } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import { CurrentAccess, Roles, type Access } from '#access';
import { readCsv } from '#clicks';
import { Endpoint, invalidRequest } from '#http';
import { ConversionImport } from './conversion-import.js';
import { importAnswer, importBody, importQuery, type ImportAnswer, type ImportQuery } from './import-shapes.js';

const EXAMPLE = 'click_id,payout,currency,event,txid,status,occurred_at\npush_q06d…,5.00,USD,sale,120,approved,2026-11-22T12:00:00Z';

@ApiTags('conversions')
@Controller('api/v1/conversions/import')
export class ConversionImportController {
  constructor(private readonly imports: ConversionImport) {}

  @Post()
  @Roles('admin')
  @Endpoint('Import conversions from a CSV file, at most 50,000 rows', {
    answers: importAnswer,
    description:
      'Columns: click_id, and at will payout, currency, event, txid, status, occurred_at; `mapping` names theirs. Every row is decided like a postback, so a ' +
      'file sent twice counts once. JSON takes {"csv": "…", "mapping": {…}, "dry_run": true} up to 1 MiB.',
  })
  @ApiConsumes('text/csv', 'application/json')
  @ApiBody({ schema: { type: 'string', example: EXAMPLE } })
  run(@CurrentAccess() access: Access, @Query({ schema: importQuery }) query: ImportQuery, @Body() body: unknown): Promise<ImportAnswer> {
    const { csv, mapping = query.mapping ?? {}, dryRun = query.dry_run ?? false } = fileOf(body);
    const required = [(mapping.click_id ?? 'click_id').toLowerCase()];
    return this.imports.run(readCsv(csv, required), { mapping, dryRun, access, nowMs: Date.now() });
  }
}

function fileOf(body: unknown) {
  if (Buffer.isBuffer(body) || typeof body === 'string') return { csv: body };
  const json = importBody.safeParse(body);
  if (!json.success)
    throw invalidRequest([{ message: 'Send CSV as text/csv, or JSON {"csv": "…", "mapping": {…}, "dry_run": true}', path: [] }]);
  return { csv: json.data.csv, mapping: json.data.mapping, dryRun: json.data.dry_run };
}
