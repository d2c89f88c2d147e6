import { Module } from '@nestjs/common';
import { CampaignsModule } from '#campaigns';
import { MacrosModule } from '#macros';
import { CaptureToolbox } from './capture/capture-toolbox.js';
import { ClickDoor } from './capture/click-door.js';
import { ClickKeeper } from './capture/click-keeper.js';
import { ClickOutDoor } from './landing/click-out-door.js';
import { ClickRoutes } from './capture/click-routes.js';
import { LandedClicks } from './landing/landed-clicks.js';
import { ClickOutStore } from './landing/click-outs.store.js';
import { VisitorsModule } from './enrich/visitors.module.js';

/** The redirect and the click-out: public routes of the tracker. Needs the queue's producer side in the process. */
@Module({
  imports: [CampaignsModule, MacrosModule, VisitorsModule],
  providers: [CaptureToolbox, ClickDoor, ClickOutDoor, ClickOutStore, LandedClicks, ClickKeeper, ClickRoutes],
})
export class ClicksEdgeModule {}
