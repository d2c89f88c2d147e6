import 'reflect-metadata';
import { completeSettings, readEnv } from '#config';
import { faultSentence } from '#database';
import { createHttpApp } from '#http';
import { ApiModule } from './api.module.js';

try {
  const settings = completeSettings(readEnv(), 'api');
  const app = await createHttpApp(ApiModule.forProcess(settings), settings);
  await app.listen(settings.PORT, settings.HOST);
} catch (error) {
  console.error(faultSentence(error) ?? error);
  process.exit(1);
}
