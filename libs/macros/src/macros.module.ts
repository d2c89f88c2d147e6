import { Module } from '@nestjs/common';
import { SETTINGS, type Settings } from '#config';
import { addSiteMacros } from './macro-catalogue.js';

const SITE_MACROS = Symbol('site-macros');

/** Imported by every module that compiles templates, so that the site's own macros are known before the first one. */
@Module({
  providers: [{ provide: SITE_MACROS, useFactory: (settings: Settings) => addSiteMacros(settings.EXTENSIONS_DIR), inject: [SETTINGS] }],
})
export class MacrosModule {}
