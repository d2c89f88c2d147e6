import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentAccess, Roles, type Access } from '#access';
import { Endpoint } from '#http';
import { CostCorrections } from './cost-corrections.js';
import { correctedCost, costCorrection, type CorrectedCost, type CostCorrection } from './cost-shapes.js';

@ApiTags('costs')
@Controller('api/v1/costs')
export class CostsController {
  constructor(private readonly corrections: CostCorrections) {}

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
