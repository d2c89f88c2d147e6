import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentAccess, type Access } from '#access';
import { Endpoint } from '#http/management';
import { Catalogue } from '../catalogue/catalogue.js';
import { catalogueShape, type CatalogueAnswer } from '../catalogue/catalogue-shapes.js';
import { describeCatalogue } from '../catalogue/describe-catalogue.js';
import type { RawQuery } from './request/read-report-query.js';
import { reportParameters } from './request/report-parameters.js';
import { reportShape } from './report-shapes.js';
import { Reports, type ReportAnswer } from './reports.service.js';

/** Reports, and what they can be asked. */
@ApiTags('reports')
@Controller('api/v1/reports')
export class ReportsController {
  constructor(
    private readonly reports: Reports,
    private readonly catalogue: Catalogue,
  ) {}

  @Get()
  @reportParameters
  @Endpoint('Clicks, conversions and money by up to four dimensions', {
    answers: reportShape,
    description: 'Rows, the sum over all of them, and what they were counted from. What each metric means is in the catalogue.',
  })
  report(@Query() query: RawQuery, @CurrentAccess() access: Access): Promise<ReportAnswer> {
    return this.reports.answer(query, access);
  }

  @Get('catalogue')
  @Endpoint('Every dimension and metric, with the formula and where it is counted', { answers: catalogueShape })
  describe(): CatalogueAnswer {
    return describeCatalogue(this.catalogue);
  }
}
