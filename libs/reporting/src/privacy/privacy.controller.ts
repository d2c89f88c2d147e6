import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentAccess, Roles, type Access } from '#access';
import { Endpoint } from '#http';
import { ErasePerson } from './erase-person.js';
import { erasedShape, eraseInput, type Erased, type EraseInput } from './erase-shapes.js';

/** What data protection asks for. */
@ApiTags('privacy')
@Controller('api/v1/privacy')
export class PrivacyController {
  constructor(private readonly people: ErasePerson) {}

  @Post('erase')
  @Roles('admin')
  @Endpoint('Erase one person', {
    answers: erasedShape,
    description:
      'By click id, by the traffic source’s id, or by address where whole ones are stored. Address, agent, referrer, ids, whole queries and raw hits are overwritten; the click, its dimensions and the money stay. Audited. Cannot be undone.',
  })
  erase(@CurrentAccess() access: Access, @Body({ schema: eraseInput }) input: EraseInput): Promise<Erased> {
    return this.people.erase(input, access);
  }
}
