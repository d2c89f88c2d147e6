import { Module } from '@nestjs/common';
import { CampaignsModule } from '#campaigns';
import { ClicksModule } from './clicks.module.js';
import { ClickImport } from './import/click-import.js';
import { ClickImportController } from './import/click-import.controller.js';
import { CsvBody } from './import/csv-body.js';
import { ImportWriter } from './import/import-writer.js';
import { ImportedClicksStore } from './import/imported-clicks.store.js';
import { ClickLog } from './log/click-log.js';
import { ClickLogStore } from './log/click-log.store.js';
import { ClicksController } from './log/clicks.controller.js';
import { SimulationController } from './simulate/simulation.controller.js';
import { VisitorsModule } from './visitors.module.js';

/** `/api/v1/clicks`: the log and the import; where a visitor would go. */
@Module({
  imports: [CampaignsModule, ClicksModule, VisitorsModule],
  controllers: [ClickImportController, ClicksController, SimulationController],
  providers: [ClickLog, ClickLogStore, ClickImport, ImportWriter, ImportedClicksStore, CsvBody],
})
export class ClicksHttpModule {}
