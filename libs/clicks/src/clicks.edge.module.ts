import { Module } from '@nestjs/common';
import { CampaignsModule } from '#campaigns';
import { MacrosModule } from '#macros';
import { ClickDoor } from './capture/click-door.js';
import { ClickKeeper } from './capture/click-keeper.js';
import { ClickRoutes } from './capture/click-routes.js';
import { VisitorsModule } from './enrich/visitors.module.js';

/** The redirect: public route of the tracker. Needs the queue's producer side in the process. */
@Module({ imports: [CampaignsModule, MacrosModule, VisitorsModule], providers: [ClickDoor, ClickKeeper, ClickRoutes] })
export class ClicksEdgeModule {}
