import { InvalidArgumentError, type Command } from 'commander';
import { readEnv } from '#config';
import { DemoFault, ManagementClient } from './http-client.js';
import { demoProgress } from './progress.js';
import { runDemo } from './run-demo.js';

/** An admin key for the time of one command, for people at the machine who have none at hand. */
export interface LentKey {
  readonly key: string;
  takeBack(): Promise<void>;
}

interface DemoOptions {
  readonly url?: string;
  readonly apiUrl?: string;
  readonly apiKey?: string;
  readonly clicks: number;
  readonly rate: number;
  readonly seed: number;
  readonly remove: boolean;
}

/**
 * `rebound demo`: plays a day of traffic over HTTP and checks the report against it; `--remove` takes it away.
 *
 * lendKey  makes a key in the database of this installation; used when neither --api-key nor ADMIN_API_KEY is there
 */
export function registerDemo(program: Command, lendKey: () => Promise<LentKey>): void {
  program
    .command('demo')
    .description('play a day of clicks and postbacks against a running instance')
    .option('--url <url>', 'address of the tracker (default: PUBLIC_URL, else http://127.0.0.1:3000)', address)
    .option('--api-url <url>', 'address of the management API (default: the same)', address)
    .option('--api-key <key>', 'key with the admin role (default: ADMIN_API_KEY, else one made for the time of the demo)')
    .option('--clicks <n>', 'clicks of the day', wholeNumber, 2_000)
    .option('--rate <n>', 'clicks per second', wholeNumber, 200)
    .option('--seed <n>', 'the same seed plays the same day', wholeNumber, 1)
    .option('--remove', 'take away all demo campaigns and everything that came of them', false)
    .action(async (options: DemoOptions) => {
      process.exitCode = await demo(options, lendKey);
    });
}

async function demo(options: DemoOptions, lendKey: () => Promise<LentKey>): Promise<number> {
  const env = readEnv();
  const trackerUrl = options.url ?? env.PUBLIC_URL ?? `http://127.0.0.1:${env.PORT ?? 3_000}`;
  const apiUrl = options.apiUrl ?? trackerUrl;
  const known = options.apiKey ?? env.ADMIN_API_KEY;
  const lent = known === undefined ? await lendKey() : { key: known, takeBack: () => Promise.resolve() };
  try {
    if (options.remove) return await removeDemo(new ManagementClient(apiUrl, lent.key));
    const order = { trackerUrl, apiUrl, apiKey: lent.key, clicks: options.clicks, ratePerS: options.rate, seed: options.seed };
    return (await runDemo(order, demoProgress(process.stderr), console.log)) ? 0 : 1;
  } catch (error) {
    if (!(error instanceof DemoFault)) throw error;
    console.error(error.message);
    return 1;
  } finally {
    await lent.takeBack();
  }
}

async function removeDemo(api: ManagementClient): Promise<number> {
  const gone = await api.delete<{ campaigns: number; clicks: number; postbacks: number; conversions: number }>('/api/v1/demo-data');
  console.log(`Removed ${gone.campaigns} campaigns, ${gone.clicks} clicks, ${gone.postbacks} postbacks, ${gone.conversions} conversions.`);
  return 0;
}

function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError('a whole number from 1');
  return Number(text);
}

function address(text: string): string {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) throw new InvalidArgumentError('an http:// or https:// address');
  return text.replace(/\/+$/, '');
}
