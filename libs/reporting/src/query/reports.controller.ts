import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CurrentAccess, type Access } from '#access';
import { Catalogue } from '../catalogue/catalogue.js';
import { describeCatalogue, type CatalogueAnswer } from '../catalogue/describe-catalogue.js';
import { CsvReport } from './export-report.js';
import { reportParameters } from './report-parameters.js';
import { Reports, type ReportAnswer } from './reports.service.js';
import type { RawQuery } from './read-report-query.js';

/** Reports, what they can be asked, and the same as CSV. */
@ApiTags('reports')
@Controller('api/v1/reports')
export class ReportsController {
  constructor(
    private readonly reports: Reports,
    private readonly catalogue: Catalogue,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Clicks, conversions and money by up to four dimensions' })
  @reportParameters
  @ApiOkResponse({ description: 'Rows, the sum over all of them, and what they were counted from' })
  report(@Query() query: RawQuery, @CurrentAccess() access: Access): Promise<ReportAnswer> {
    return this.reports.answer(query, access);
  }

  @Get('catalogue')
  @ApiOperation({ summary: 'Every dimension and metric, with the formula and where it is counted' })
  describe(): CatalogueAnswer {
    return describeCatalogue(this.catalogue);
  }

  @Get('export')
  @ApiOperation({ summary: 'A report with all its rows as CSV' })
  @reportParameters
  @ApiQuery({ name: 'format', required: false, enum: ['csv'] })
  async export(@Query() query: RawQuery, @CurrentAccess() access: Access, @Res() reply: FastifyReply): Promise<void> {
    const { format: _format, ...rest } = query;
    const report = this.reports.read(rest);
    const csv = new CsvReport(report);
    const start = () => {
      if (reply.sent) return;
      void reply
        .header('content-disposition', 'attachment; filename="report.csv"')
        .header('cache-control', 'no-store')
        .type('text/csv; charset=utf-8')
        .send(csv.stream);
    };
    try {
      await this.reports.export(report, access, (rows) => {
        start();
        return csv.write(rows);
      });
      start();
      csv.end();
    } catch (error) {
      // Before the first byte a fault is an ordinary refusal; after it the connection breaks off, so that nobody takes a part for the whole.
      if (!reply.sent) throw error;
      csv.breakOff(error);
    }
  }
}
