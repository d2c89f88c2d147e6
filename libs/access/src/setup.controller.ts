import { Controller, Get, Inject } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { SETTINGS, type Settings } from '#config';
import { Endpoint } from '#http/management';
import { setupShape, type SetupAnswer } from './access-shapes.js';
import { Public } from './decorators.js';
import { UsersStore } from './users/users.store.js';

/** What the sign-in page must know to help whoever comes first. It names nobody. */
@ApiTags('access')
@Controller('api/v1/setup')
export class SetupController {
  private everSignedIn = false;

  constructor(
    private readonly users: UsersStore,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'ADMIN_PASSWORD' | 'embedded'>,
  ) {}

  @Get()
  @Public()
  @Endpoint('Has anybody signed in yet', { answers: setupShape })
  async get(): Promise<SetupAnswer> {
    // Once true it stays so: a stranger who asks again and again costs no query.
    this.everSignedIn ||= await this.users.anySignedIn();
    const password = this.settings.ADMIN_PASSWORD === undefined ? 'generated' : 'given';
    return { first_run: !this.everSignedIn, password, embedded: this.settings.embedded };
  }
}
