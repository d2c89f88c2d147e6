import { Module } from '@nestjs/common';
import { SETTINGS, type Settings } from '#config';
import { GeoLocator } from './geo-locator.js';
import { NetworkLocator } from './network-locator.js';
import { VisitorReader } from './visitor-reader.js';

/** Reading visitors, for the redirect and the worker. Opens the geo files at start. */
@Module({
  providers: [
    {
      provide: VisitorReader,
      useFactory: async (settings: Settings) =>
        new VisitorReader(await GeoLocator.open(settings.GEO_CITY_FILE), await NetworkLocator.open(settings.GEO_ASN_FILE)),
      inject: [SETTINGS],
    },
  ],
  exports: [VisitorReader],
})
export class VisitorsModule {}
