import 'reflect-metadata';
import { completeSettings, readEnv } from '#config';
import { faultSentence } from '#database';
import { createHttpApp } from '#http';
import { ApiModule } from './api.module.js';
import { makeFirstAdministrator } from './first-administrator.js';

try {
  const settings = completeSettings(readEnv(), 'api');
  const app = await createHttpApp(ApiModule.forProcess(settings), settings);
  await app.listen(settings.PORT, settings.HOST);
  let stopped = false;
  app.getHttpServer().on('close', () => (stopped = true));
  await makeFirstAdministrator(app, settings, { say: (sentence) => console.log(sentence), stopped: () => stopped });
} catch (error) {
  console.error(faultSentence(error) ?? error);
  process.exit(1);
}
