import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Page, pageOf } from '#http';
import { Endpoint } from '#http/management';
import { listMacros } from './macro-catalogue.js';
import { macroAnswer, showMacro, type MacroAnswer } from './show-macros.js';

@ApiTags('campaigns')
@Controller('api/v1/macros')
export class MacrosController {
  @Get()
  @Endpoint('Macros of offer, landing page and fallback URLs', {
    answers: pageOf(macroAnswer),
    description: 'All of them, the site’s own too. `{name:raw}`, only after "?", leaves the value’s own & = % / as they are.',
  })
  list(): Page<MacroAnswer> {
    return { data: listMacros().map(showMacro), next_cursor: null };
  }
}
