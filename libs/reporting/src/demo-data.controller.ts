import { Controller, Delete } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Roles } from '#access';
import { PurgeDemoStore, type Purged } from './purge-demo.store.js';

/** What `npm run demo -- --remove` calls. */
@ApiTags('demo')
@Controller('api/v1/demo-data')
export class DemoDataController {
  constructor(private readonly store: PurgeDemoStore) {}

  @Delete()
  @Roles('admin')
  @ApiOperation({ summary: 'Take away every campaign with the tag "demo" and everything that came of it' })
  purge(): Promise<Purged> {
    return this.store.purge();
  }
}
