import { Body, Controller, Get, Param, Patch, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentAccess, type Access } from '#access';
import { type Page, pageOf } from '#http';
import { Endpoint } from '#http/management';
import { ConversionEditing } from './conversion-editing.js';
import {
  conversionChange,
  conversionSearch,
  conversionShape,
  type ConversionChange,
  type ConversionJson,
  type ConversionSearch,
} from './conversion-shapes.js';
import { ConversionView } from './conversion-view.js';

/** Conversions. One with its explanation is postbacks' (GET /conversions/{id}): the hits behind it are theirs. */
@ApiTags('conversions')
@Controller('api/v1/conversions')
export class ConversionsController {
  constructor(
    private readonly view: ConversionView,
    private readonly editing: ConversionEditing,
  ) {}

  @Get()
  @Endpoint('List conversions, newest first', { answers: pageOf(conversionShape) })
  list(@CurrentAccess() access: Access, @Query({ schema: conversionSearch }) query: ConversionSearch): Promise<Page<ConversionJson>> {
    return this.view.search(query, access);
  }

  @Patch(':id')
  @Endpoint('Set status or payout by hand', {
    answers: conversionShape,
    description: 'Audited. A conversion rejected by hand is not revived by postbacks.',
  })
  async change(
    @CurrentAccess() access: Access,
    @Param('id') id: string,
    @Body({ schema: conversionChange }) input: ConversionChange,
  ): Promise<ConversionJson> {
    return this.view.show(await this.editing.change(id, input, access));
  }
}
