import { Body, Controller, Delete, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentAccess, Roles, type Access } from '#access';
import { decodeIdCursor, page, type Page, pageOf, pageQuery, type PageQuery } from '#http';
import { Endpoint, pathId } from '#http/management';
import { DomainError, notFound } from '#kernel';
import { Reports } from '../query/reports.service.js';
import {
  newReportView,
  reportViewChange,
  reportViewShape,
  type NewReportView,
  type ReportViewChange,
  type ReportViewJson,
} from './report-view-shapes.js';
import { ReportViewsStore, showReportView } from './report-views.store.js';

/** Reports saved under a name: each user's and each key's own, and what administrators share with all. */
@ApiTags('reports')
@Controller('api/v1/report-views')
export class ReportViewsController {
  constructor(
    private readonly views: ReportViewsStore,
    private readonly reports: Reports,
  ) {}

  @Get()
  @Endpoint('List your saved views and the shared ones, newest first', { answers: pageOf(reportViewShape) })
  async list(@CurrentAccess() access: Access, @Query({ schema: pageQuery }) query: PageQuery): Promise<Page<ReportViewJson>> {
    return page(
      await this.views.list(access.actor, query.limit, decodeIdCursor(query.cursor)),
      query.limit,
      ({ id }) => [id],
      (view) => showReportView(view, access.actor),
    );
  }

  @Post()
  @Roles('admin', 'analyst', 'advertiser')
  @Endpoint('Save a view', { answers: reportViewShape, status: 201, description: 'Refused unless the report could be asked for as it is.' })
  async create(@CurrentAccess() access: Access, @Body({ schema: newReportView }) input: NewReportView): Promise<ReportViewJson> {
    this.reports.check(input.query);
    if (input.shared) requireSharer(access);
    return showReportView(await this.views.insert(access.actor, input), access.actor);
  }

  @Get(':id')
  @Endpoint('One of your views, or a shared one', { answers: reportViewShape })
  async get(@CurrentAccess() access: Access, @Param('id') id: string): Promise<ReportViewJson> {
    const view = await this.views.find(access.actor, pathId(id, 'report view'));
    if (!view) throw notFound('report view', id);
    return showReportView(view, access.actor);
  }

  @Patch(':id')
  @Roles('admin', 'analyst', 'advertiser')
  @Endpoint('Rename or change a view', { answers: reportViewShape })
  async change(
    @CurrentAccess() access: Access,
    @Param('id') id: string,
    @Body({ schema: reportViewChange }) input: ReportViewChange,
  ): Promise<ReportViewJson> {
    if (input.query) this.reports.check(input.query);
    if (input.shared !== undefined) requireSharer(access);
    const view = await this.views.update(changer(access), pathId(id, 'report view'), input);
    if (!view) throw notFound('report view', id);
    return showReportView(view, access.actor);
  }

  @Delete(':id')
  @Roles('admin', 'analyst', 'advertiser')
  @Endpoint('Delete a view')
  async remove(@CurrentAccess() access: Access, @Param('id') id: string): Promise<void> {
    if (!(await this.views.remove(changer(access), pathId(id, 'report view')))) throw notFound('report view', id);
  }
}

/** Who changes: a shared view is every administrator's to change. */
function changer({ actor, role }: Access): { owner: string; changesShared: boolean } {
  return { owner: actor, changesShared: role === 'admin' };
}

function requireSharer({ role }: Access): void {
  if (role === 'admin') return;
  throw new DomainError('forbidden', 'Only administrators share views. Leave "shared" out to keep it for yourself.', { status: 403 });
}
