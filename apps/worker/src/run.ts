import 'reflect-metadata';
import { completeSettings, keepHeapSmall, readEnv } from '#config';
import { faultSentence } from '#database';
import { createHttpApp } from '#http';
import { WorkerModule } from './worker.module.js';

keepHeapSmall();
try {
  const settings = completeSettings(readEnv(), 'worker');
  const app = await createHttpApp(WorkerModule.forProcess(settings), settings);
  await app.listen(settings.PORT, settings.HOST);
} catch (error) {
  console.error(faultSentence(error) ?? error);
  process.exit(1);
}
