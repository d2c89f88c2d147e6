import { Module } from '@nestjs/common';
import { CampaignsModule } from '#campaigns';
import { MacrosModule } from '#macros';
import { ClickDoor } from './click-door.js';
import { ClickKeeper } from './click-keeper.js';
import { ClickRoutes } from './click-routes.js';
import { VisitorsModule } from './visitors.module.js';

/** The redirect: public route of the tracker. Needs the queue's producer side in the process. */
@Module({ imports: [CampaignsModule, MacrosModule, VisitorsModule], providers: [ClickDoor, ClickKeeper, ClickRoutes] })
export class ClicksEdgeModule {}
