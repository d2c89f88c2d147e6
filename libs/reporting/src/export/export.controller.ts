import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CurrentAccess, type Access } from '#access';
import type { RawQuery } from '../query/request/read-report-query.js';
import { reportParameters } from '../query/request/report-parameters.js';
import { CsvStream } from './csv-stream.js';
import { Exports } from './exports.service.js';

/** Reports and raw rows as CSV, streamed. */
@ApiTags('reports')
@Controller('api/v1/reports/export')
export class ExportController {
  constructor(private readonly exports: Exports) {}

  @Get()
  @ApiOperation({
    summary: 'A report with all its rows, or raw clicks or conversions, as CSV',
    description:
      'RFC 4180, UTF-8, CRLF. Texts that a spreadsheet would run as a formula get an apostrophe in front. Streamed: `X-Total-Rows` says beforehand how many rows there are, and a connection that breaks off means that the file is not whole. Advertisers get their own campaigns.',
  })
  @reportParameters
  @ApiQuery({
    name: 'raw',
    required: false,
    enum: ['clicks', 'conversions'],
    description: 'Rows as they are stored instead of a report; takes from, to, tz, time_base and filters',
  })
  @ApiQuery({ name: 'format', required: false, enum: ['csv'] })
  @ApiProduces('text/csv')
  @ApiOkResponse({
    description: 'The table',
    content: { 'text/csv': { schema: { type: 'string' } } },
    headers: { 'X-Total-Rows': { description: 'Rows without the header line, for a progress figure', schema: { type: 'integer' } } },
  })
  async export(@Query() query: RawQuery, @CurrentAccess() access: Access, @Res() reply: FastifyReply): Promise<void> {
    const { format: _format, ...asked } = query;
    const found = this.exports.open(asked, access);
    const csv = new CsvStream(found.columns);
    // Not reply.sent: that turns true with the last byte only.
    let started = false;
    const start = (allRows: number) => {
      if (started) return;
      started = true;
      void reply
        .header('content-disposition', `attachment; filename="${found.name}.csv"`)
        .header('cache-control', 'no-store')
        .header('x-total-rows', allRows)
        .type('text/csv; charset=utf-8')
        .send(csv.stream);
    };
    try {
      await found.run((records, allRows) => {
        start(allRows);
        return csv.write(records);
      });
      csv.end();
    } catch (error) {
      // Before the first byte a fault is an ordinary refusal; after it the connection breaks off, so that nobody takes a part for the whole.
      if (!started) throw error;
      csv.breakOff(error);
    }
  }
}
