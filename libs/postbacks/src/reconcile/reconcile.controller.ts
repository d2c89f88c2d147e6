import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Roles } from '#access';
import { Endpoint } from '#http';
import { reconcileAnswer, reconcileRequest, type ReconcileAnswer, type ReconcileRequest } from './reconcile-shapes.js';
import { Reconciliation } from './reconciliation.js';

@ApiTags('conversions')
@Controller('api/v1/conversions/reconcile')
export class ReconcileController {
  constructor(private readonly reconciliation: Reconciliation) {}

  @Post()
  @Roles('admin', 'analyst')
  @Endpoint('Compare their conversions with ours', {
    answers: reconcileAnswer,
    description:
      'Their file (at most 50,000 rows) against ours: what only they have, what only we have, what differs, each with our reason. Changes nothing.',
  })
  run(@Body({ schema: reconcileRequest }) request: ReconcileRequest): Promise<ReconcileAnswer> {
    return this.reconciliation.run(request);
  }
}
