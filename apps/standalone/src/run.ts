import 'reflect-metadata';
import { keepHeapSmall, readEnv } from '#config';
import { faultSentence } from '#database';
import { bannerOf } from './banner.js';
import { startStandalone, type Standalone } from './start-standalone.js';

/** However badly something hangs, a stop ends; the embedded database's guard then stops that too. */
const STOP_WITHIN_MS = 10_000;

keepHeapSmall();
try {
  const standalone = await startStandalone(readEnv());
  stopOnSignals(standalone);
  console.log(bannerOf(standalone.settings, standalone.first));
  void standalone.databaseLost.then((sentence) => end(standalone, 1, sentence));
} catch (error) {
  console.error(faultSentence(error) ?? error);
  process.exit(1);
}

/** Nest listens to the signals too and joins the same shutdown; our listener stays, so that its re-raised signal does not kill us before the database has stopped. */
function stopOnSignals(standalone: Standalone): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end(standalone, 0));
}

let ending = false;

async function end(standalone: Standalone, code: number, sentence?: string): Promise<void> {
  if (ending) return;
  ending = true;
  if (sentence) console.error(sentence);
  setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
  await standalone.stop().catch((error: unknown) => console.error(faultSentence(error) ?? error));
  process.exit(code);
}
