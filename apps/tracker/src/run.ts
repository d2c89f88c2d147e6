import 'reflect-metadata';
import { completeSettings, keepHeapSmall, readEnv } from '#config';
import { faultSentence } from '#database';
import { createHttpApp } from '#http';
import { TrackerModule } from './tracker.module.js';

keepHeapSmall();
try {
  const settings = completeSettings(readEnv(), 'tracker');
  const app = await createHttpApp(TrackerModule.forProcess(settings), settings);
  await app.listen(settings.PORT, settings.HOST);
} catch (error) {
  console.error(faultSentence(error) ?? error);
  process.exit(1);
}
