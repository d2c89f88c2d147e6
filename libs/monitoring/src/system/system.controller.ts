import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AuditLog, CurrentAccess, Roles, type Access } from '#access';
import { Database } from '#database';
import { type Page, pageOf } from '#http';
import { Endpoint } from '#http/management';
import { DomainError, notFound } from '#kernel';
import { QueueDesk, type BatchQueueName, type ShownJob } from '#queue';
import { SystemReport } from './system-report.js';
import {
  jobShape,
  jobsQuery,
  retriedShape,
  systemShape,
  type JobAnswer,
  type JobsQuery,
  type RetriedAnswer,
  type SystemAnswer,
} from './system-shapes.js';

@ApiTags('system')
@Controller('api/v1/system')
export class SystemController {
  constructor(
    private readonly report: SystemReport,
    private readonly queues: QueueDesk,
    private readonly audit: AuditLog,
    private readonly db: Database,
  ) {}

  @Get()
  @Roles('admin', 'analyst')
  @Endpoint('Processes, queues, stores, versions and retention', {
    answers: systemShape,
    description: 'Queues are counted every two seconds, not by this request. A store that does not answer is described so.',
  })
  system(): Promise<SystemAnswer> {
    return this.report.read(Date.now());
  }

  @Get('queues/:name/jobs')
  @Roles('admin', 'analyst')
  @Endpoint('What waits in a queue, oldest first', {
    answers: pageOf(jobShape),
    description: 'Batches by state, or quarantined records. Their size and ids, not what visitors and advertisers sent.',
  })
  async jobs(@Param('name') name: string, @Query({ schema: jobsQuery }) query: JobsQuery): Promise<Page<JobAnswer>> {
    const jobs = await this.queues.jobs(this.queueOf(name), query.state, query.limit).catch(storeAway);
    return { data: jobs.map(showJob), next_cursor: null };
  }

  @Post('queues/:name/retry-failed')
  @Endpoint('Take up again what a queue has given up', {
    answers: retriedShape,
    status: 200,
    description: 'Failed jobs and quarantined records go back into the queue, at most 500 of each. What fails again comes back.',
  })
  async retry(@CurrentAccess() access: Access, @Param('name') name: string): Promise<RetriedAnswer> {
    const queue = this.queueOf(name);
    const change = await this.queues.retry(queue).catch(storeAway);
    await this.audit.record(this.db, { actor: access.actor, action: 'retry', objectType: 'queue', objectId: queue, change });
    return change;
  }

  private queueOf(name: string): BatchQueueName {
    const known = this.queues.names.find((each) => each === name);
    if (!known) throw notFound('queue', name.slice(0, 50));
    return known;
  }
}

function storeAway(cause: unknown): never {
  throw new DomainError('storage_unavailable', 'The queue cannot be reached. Try again shortly.', { status: 503, cause });
}

function showJob({ id, at, attempts, error, records, bytes, recordIds }: ShownJob): JobAnswer {
  return { id, at: at.toISOString(), attempts, error: error ?? null, records: records ?? null, bytes, record_ids: [...recordIds] };
}
