import { Module } from '@nestjs/common';
import { SETTINGS, type Settings } from '#config';
import { GeoLocator } from './geo-locator.js';
import { VisitorReader } from './visitor-reader.js';

/** Reading visitors, for the redirect and the worker. Opens the geo files at start. */
@Module({
  providers: [
    VisitorReader,
    { provide: GeoLocator, useFactory: (settings: Settings) => GeoLocator.open(settings.GEO_CITY_FILE), inject: [SETTINGS] },
  ],
  exports: [VisitorReader],
})
export class VisitorsModule {}
