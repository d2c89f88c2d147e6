import { Controller, Delete, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Database } from '#database';
import { decodeIdCursor, page, type Page, pageOf, pageQuery, type PageQuery } from '#http';
import { Endpoint, pathId } from '#http/management';
import { notFound } from '#kernel';
import type { Access } from '../access.js';
import { openSessionShape, type OpenSessionAnswer } from '../access-shapes.js';
import { AuditLog } from '../audit/audit-log.store.js';
import { Credentials } from '../credentials.js';
import { CurrentAccess, Roles } from '../decorators.js';
import { SessionsStore, type OpenSession } from './sessions.store.js';
import { isSession } from './show-access.js';

@ApiTags('access')
@Controller('api/v1/sessions')
@Roles('admin', 'analyst', 'advertiser')
export class OpenSessionsController {
  constructor(
    private readonly sessions: SessionsStore,
    private readonly audit: AuditLog,
    private readonly credentials: Credentials,
    private readonly db: Database,
  ) {}

  @Get()
  @Endpoint('Who is signed in, newest first', {
    answers: pageOf(openSessionShape),
    description: "Administrators see everybody's sessions, others their own.",
  })
  async list(@CurrentAccess() access: Access, @Query({ schema: pageQuery }) query: PageQuery): Promise<Page<OpenSessionAnswer>> {
    const rows = await this.sessions.list(whose(access), query.limit, decodeIdCursor(query.cursor));
    const currentId = isSession(access) ? access.sessionId : undefined;
    return page(
      rows,
      query.limit,
      ({ id }) => [id],
      (session) => showSession(session, currentId),
    );
  }

  @Delete(':id')
  @Endpoint('End a session', { description: 'It stops working within a second.' })
  async end(@CurrentAccess() access: Access, @Param('id') id: string): Promise<void> {
    const sessionId = pathId(id, 'session');
    await this.db.transaction(async (tx) => {
      const userId = await this.sessions.removeById(tx, sessionId, whose(access));
      if (userId === undefined) throw notFound('session', id);
      await this.audit.record(tx, { actor: access.actor, action: 'end_session', objectType: 'user', objectId: String(userId) });
    });
    this.credentials.forget();
  }
}

/** undefined: everybody's. An API key without the admin role has none of its own, and no user has id 0. */
function whose(access: Access): number | undefined {
  if (access.role === 'admin') return undefined;
  return isSession(access) ? access.userId : 0;
}

function showSession(session: OpenSession, currentId: number | undefined): OpenSessionAnswer {
  return {
    id: String(session.id),
    user: { id: String(session.userId), email: session.email },
    current: session.id === currentId,
    created_at: session.createdAt.toISOString(),
    expires_at: session.expiresAt.toISOString(),
    address: session.address || null,
    user_agent: session.userAgent || null,
  };
}
