import { Module } from '@nestjs/common';
import { SETTINGS, type Settings } from '#config';
import { Catalogue, loadCatalogue } from './catalogue/catalogue.js';
import { ReportStore } from './query/report.store.js';
import { Reports } from './query/reports.service.js';

/** Reports for whoever asks inside the process. */
@Module({
  providers: [
    ReportStore,
    Reports,
    { provide: Catalogue, inject: [SETTINGS], useFactory: (settings: Settings) => loadCatalogue(settings.EXTENSIONS_DIR) },
  ],
  exports: [Catalogue, Reports],
})
export class ReportingModule {}
