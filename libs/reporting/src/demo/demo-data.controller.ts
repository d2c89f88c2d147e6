import { Controller, Delete } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Roles } from '#access';
import { Endpoint } from '#http/management';
import { PurgeDemoStore, type Purged } from './purge-demo.store.js';

const purgedShape = z
  .object({ campaigns: z.number(), clicks: z.number(), postbacks: z.number(), conversions: z.number() })
  .meta({ id: 'PurgedDemo', example: { campaigns: 4, clicks: 2_000, postbacks: 121, conversions: 88 } });

/** What `npm run demo -- --remove` calls. */
@ApiTags('reports')
@Controller('api/v1/demo-data')
export class DemoDataController {
  constructor(private readonly store: PurgeDemoStore) {}

  @Delete()
  @Roles('admin')
  @Endpoint('Take the demo away', {
    answers: purgedShape,
    description: 'Every campaign with the tag "demo" and everything that came of it. Other campaigns are archived, never deleted.',
  })
  purge(): Promise<Purged> {
    return this.store.purge();
  }
}
