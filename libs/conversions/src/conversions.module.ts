import { Module } from '@nestjs/common';
import { ConversionStore } from './store/conversion.store.js';

/** Conversions for the decision of postbacks: no routes, no processors. */
@Module({ providers: [ConversionStore], exports: [ConversionStore] })
export class ConversionsModule {}
