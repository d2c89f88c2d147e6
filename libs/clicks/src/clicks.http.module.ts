import { Module } from '@nestjs/common';
import { AccessModule } from '#access';
import { CampaignsModule } from '#campaigns';
import { CaptureToolbox } from './capture/capture-toolbox.js';
import { ClicksModule } from './clicks.module.js';
import { CostCorrections } from './costs/cost-corrections.js';
import { CostHistory } from './costs/cost-history.js';
import { CostsController } from './costs/costs.controller.js';
import { CostsStore } from './costs/costs.store.js';
import { ClickImport } from './import/click-import.js';
import { ClickImportController } from './import/click-import.controller.js';
import { CsvBody } from './import/csv-body.js';
import { ImportWriter } from './import/import-writer.js';
import { ImportedClicksStore } from './import/imported-clicks.store.js';
import { ClickJourney } from './log/click-journey.js';
import { ClickLog } from './log/click-log.js';
import { ClickLogStore } from './log/click-log.store.js';
import { ClicksController } from './log/clicks.controller.js';
import { ClickOutStore } from './landing/click-outs.store.js';
import { SimulationController } from './simulate/simulation.controller.js';
import { VisitorsModule } from './enrich/visitors.module.js';

/** `/api/v1/clicks`: the log and the import; where a visitor would go; costs said afterwards. */
@Module({
  imports: [AccessModule, CampaignsModule, ClicksModule, VisitorsModule],
  controllers: [ClickImportController, ClicksController, CostsController, SimulationController],
  providers: [
    CaptureToolbox,
    ClickOutStore,
    ClickLog,
    ClickJourney,
    ClickLogStore,
    ClickImport,
    ImportWriter,
    ImportedClicksStore,
    CsvBody,
    CostCorrections,
    CostHistory,
    CostsStore,
  ],
  exports: [ClickLog],
})
export class ClicksHttpModule {}
