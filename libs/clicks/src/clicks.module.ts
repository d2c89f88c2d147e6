import { Module } from '@nestjs/common';
import { ClickStore } from './store/click.store.js';
import { Dictionary } from './store/dictionary.store.js';

/** Clicks by id and the dictionary of dimension values, for this lib and those above it. */
@Module({ providers: [ClickStore, Dictionary], exports: [ClickStore, Dictionary] })
export class ClicksModule {}
