import { Module } from '@nestjs/common';
import { SETTINGS, type Settings } from '#config';
import { Catalogue, loadCatalogue } from './catalogue.js';
import { ReportStore } from './report.store.js';
import { Reports } from './reports.service.js';

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
