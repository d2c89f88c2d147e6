import { Global, Module, type DynamicModule } from '@nestjs/common';
import { ClickIds, Receipts } from '#kernel';
import { SETTINGS, type Settings } from './settings.js';

/** Gives every module SETTINGS, and the signers made from them: ClickIds and Receipts. */
@Global()
@Module({})
export class ConfigModule {
  static forProcess(settings: Settings): DynamicModule {
    const clickIds = new ClickIds({
      secrets: settings.SECRETS,
      prefix: settings.CLICK_ID_PREFIX,
      oldPrefixes: settings.CLICK_ID_OLD_PREFIXES,
    });
    const providers = [
      { provide: SETTINGS, useValue: settings },
      { provide: ClickIds, useValue: clickIds },
      { provide: Receipts, useValue: new Receipts(settings.SECRETS) },
    ];
    return { module: ConfigModule, providers, exports: providers };
  }
}
