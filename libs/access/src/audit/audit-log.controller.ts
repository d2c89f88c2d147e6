import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { decodeIdCursor, page, type Page, pageOf } from '#http';
import { Endpoint } from '#http/management';
import { auditEntryShape, auditQuery, type AuditAnswer, type AuditQuery } from '../access-shapes.js';
import { AuditLog, type StoredAuditEntry } from './audit-log.store.js';
import { Roles } from '../decorators.js';

@ApiTags('access')
@Controller('api/v1/audit-log')
export class AuditLogController {
  constructor(private readonly log: AuditLog) {}

  @Get()
  @Roles('admin', 'analyst')
  @Endpoint('Who changed what, newest first', { answers: pageOf(auditEntryShape) })
  async list(@Query({ schema: auditQuery }) query: AuditQuery): Promise<Page<AuditAnswer>> {
    return page(await this.log.list({ ...query, before: decodeIdCursor(query.cursor) }), query.limit, ({ id }) => [id], showEntry);
  }
}

function showEntry(entry: StoredAuditEntry): AuditAnswer {
  return {
    id: entry.id,
    at: entry.at.toISOString(),
    actor: entry.actor,
    action: entry.action,
    object_type: entry.objectType,
    object_id: entry.objectId,
    change: entry.change,
  };
}
