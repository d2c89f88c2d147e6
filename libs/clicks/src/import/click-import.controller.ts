import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { invalidRequest } from '#http';
import { ClickImport, type ImportResult, type ImportSourceRow } from './click-import.js';
import { readCsv } from './read-csv.js';

const cell = z.union([z.string(), z.number(), z.null()]).transform((value) => (value === null ? '' : String(value)));
const jsonImport = z.union([
  z.object({ rows: z.array(z.record(z.string(), cell)).max(100_000) }).strict(),
  z.object({ csv: z.string() }).strict(),
]);

const importResult = z
  .object({
    imported: z.number().int(),
    duplicates: z.number().int().meta({ description: 'Rows whose click_id was there already: left as it was' }),
    rejected_count: z.number().int(),
    rejected: z
      .array(z.object({ row: z.number().int(), code: z.string(), message: z.string() }))
      .meta({ description: 'The first 1,000; row 1 is the first after the header' }),
  })
  .meta({ id: 'ClickImportResult' });

const REQUIRED = ['click_id', 'campaign_id', 'clicked_at'];
const EXAMPLE = 'click_id,campaign_id,clicked_at,cost,supply_id,sub1\nab+cd/ef==,1,2026-11-22T12:00:00.000Z,0.0125,s-17,a';

@ApiTags('clicks')
@Controller('api/v1/clicks')
export class ClickImportController {
  constructor(private readonly clickImport: ClickImport) {}

  @Post('import')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Imports clicks of another tracker, at most 32 MiB of CSV',
    description:
      'Columns: click_id (kept byte for byte, at most 256 characters), campaign_id, clicked_at (ISO 8601, UTC without a zone, or Unix time); and at will offer_id, cost ' +
      "(in the campaign's cost currency), supply_id, site_id, creative_id, source, country, external_id, sub1 … sub20. Other columns are kept with the click. " +
      'JSON takes {"rows": [{…}]} or {"csv": "…"} up to 1 MiB. Sending the same file again changes nothing.',
  })
  @ApiConsumes('text/csv', 'application/json')
  @ApiBody({ schema: { type: 'string', example: EXAMPLE } })
  @ApiOkResponse({ standardSchema: importResult })
  import(@Body() body: unknown): Promise<ImportResult> {
    return this.clickImport.run(rowsOf(body), Date.now());
  }
}

function rowsOf(body: unknown): AsyncIterable<ImportSourceRow> | Iterable<ImportSourceRow> {
  if (Buffer.isBuffer(body) || typeof body === 'string') return readCsv(body, REQUIRED);
  const json = jsonImport.safeParse(body);
  if (!json.success) throw invalidRequest([{ message: 'Send CSV as text/csv, or JSON {"rows": [{…}]} or {"csv": "…"}', path: [] }]);
  if ('csv' in json.data) return readCsv(json.data.csv, REQUIRED);
  return json.data.rows.map((cells, i) => ({
    row: i + 1,
    cells: Object.fromEntries(Object.entries(cells).map(([name, value]) => [name.toLowerCase(), value])),
  }));
}
