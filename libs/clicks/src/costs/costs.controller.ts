import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentAccess, Roles, type Access } from '#access';
import { type Page, pageOf } from '#http';
import { Endpoint } from '#http/management';
import { CostCorrections } from './cost-corrections.js';
import { CostHistory } from './cost-history.js';
import {
  correctedCost,
  costCorrection,
  costQuery,
  keptCost,
  type CorrectedCost,
  type CostCorrection,
  type CostQuery,
  type KeptCost,
} from './cost-shapes.js';

@ApiTags('costs')
@Controller('api/v1/costs')
export class CostsController {
  constructor(
    private readonly corrections: CostCorrections,
    private readonly history: CostHistory,
  ) {}

  @Get()
  @Endpoint('Cost corrections, newest first', { answers: pageOf(keptCost) })
  list(@CurrentAccess() access: Access, @Query({ schema: costQuery }) query: CostQuery): Promise<Page<KeptCost>> {
    return this.history.list(access, query);
  }

  @Post(':id/undo')
  @Roles('admin')
  @Endpoint('Undo a cost correction', {
    answers: keptCost,
    description: 'The clicks cost again what they did before. The newest of times in common first.',
  })
  undo(@CurrentAccess() access: Access, @Param('id') id: string): Promise<KeptCost> {
    return this.history.undo(access, id);
  }

  @Post()
  @Roles('admin')
  @Endpoint('Correct what clicks cost', {
    answers: correctedCost,
    status: 201,
    description: 'The amount is spread evenly over all clicks of the range, to the millionth; reports follow within seconds.',
  })
  correct(@CurrentAccess() access: Access, @Body({ schema: costCorrection }) input: CostCorrection): Promise<CorrectedCost> {
    return this.corrections.apply(access, input);
  }
}
