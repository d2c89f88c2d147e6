import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentAccess, Roles, type Access } from '#access';
import { Endpoint } from '#http/management';
import { ErasePerson } from './erase/erase-person.js';
import { erasedShape, eraseInput, type Erased, type EraseInput } from './erase/erase-shapes.js';
import { ExportPerson } from './export/export-person.js';
import { exportedShape, personQuery, type Exported, type PersonQuery } from './export/export-shapes.js';

/** What data protection asks for. */
@ApiTags('privacy')
@Controller('api/v1/privacy')
export class PrivacyController {
  constructor(
    private readonly eraser: ErasePerson,
    private readonly exporter: ExportPerson,
  ) {}

  @Post('erase')
  @Roles('admin')
  @Endpoint('Erase one person', {
    answers: erasedShape,
    description:
      'By click id, by the traffic source’s id, or by address where whole ones are stored. Address, agent, referrer, ids, whole queries and raw hits are overwritten; the click, its dimensions and the money stay. Audited. Cannot be undone.',
  })
  erase(@CurrentAccess() access: Access, @Body({ schema: eraseInput }) input: EraseInput): Promise<Erased> {
    return this.eraser.erase(input, access);
  }

  @Get('export')
  @Roles('admin')
  @Endpoint('Everything held about one person', {
    answers: exportedShape,
    description:
      'By click id, by the traffic source’s id, or by address where whole ones are stored: clicks with their details, hits as they came, conversions with what was done to them, and what still lies in a queue. Secrets of senders are masked. Audited.',
  })
  export(@CurrentAccess() access: Access, @Query({ schema: personQuery }) query: PersonQuery): Promise<Exported> {
    return this.exporter.export(query, access);
  }
}
