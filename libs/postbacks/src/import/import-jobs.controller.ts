import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Roles } from '#access';
import { type Page, pageOf, pageQuery, type PageQuery } from '#http';
import { Endpoint } from '#http/management';
import { csvText } from '../reconcile/csv-text.js';
import { importJobShape, importRowsQuery, type ImportJobJson, type ImportRowsQuery } from './import-job-shapes.js';
import { ImportJobs } from './import-jobs.js';
import { importRowResult, type ImportRowResult } from './import-shapes.js';

@ApiTags('conversions')
@Controller('api/v1/conversions/imports')
@Roles('admin', 'analyst')
export class ImportJobsController {
  constructor(private readonly jobs: ImportJobs) {}

  @Get()
  @Endpoint('Imports in the background, newest first', { answers: pageOf(importJobShape), description: 'Kept for 30 days.' })
  list(@Query({ schema: pageQuery }) query: PageQuery): Promise<Page<ImportJobJson>> {
    return this.jobs.list(query);
  }

  @Get(':id')
  @Endpoint('How far an import is', { answers: importJobShape })
  one(@Param('id') id: string): Promise<ImportJobJson> {
    return this.jobs.one(id);
  }

  @Get(':id/rows')
  @Endpoint('What became of its rows, in order of the file', {
    answers: pageOf(importRowResult),
    description: 'Grows while the import runs. `format=csv` answers all of them as a file.',
  })
  async rows(
    @Param('id') id: string,
    @Query({ schema: importRowsQuery }) query: ImportRowsQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Page<ImportRowResult> | string> {
    if (query.format === 'json') return this.jobs.rows(id, query);
    const rows = await this.jobs.allRows(id, query.outcome);
    void reply.type('text/csv; charset=utf-8').header('Content-Disposition', 'attachment; filename="import-rows.csv"');
    return csvText(
      ['row', 'outcome', 'reason', 'hint', 'warnings', 'receipt', 'conversion_id'],
      rows.map((row) => [row.row, row.outcome, row.reason, row.hint, row.warnings.join(' '), row.receipt, row.conversion_id]),
    );
  }
}
