import { InvalidArgumentError, type Command } from 'commander';
import { readEnv } from '#config';
import { DemoFault, ManagementClient } from './http-client.js';
import { lendKey } from './lend-key.js';
import { demoProgress } from './progress.js';
import { runDemo } from './run-demo.js';

interface DemoOptions {
  readonly url?: string;
  readonly apiUrl?: string;
  readonly apiKey?: string;
  readonly clicks: number;
  readonly rate: number;
  readonly seed: number;
  readonly days: number;
  readonly remove: boolean;
}

/** `rebound demo`: plays a day of traffic over HTTP and checks the report against it; `--remove` takes it away. */
export function addDemo(program: Command): void {
  program
    .command('demo')
    .description('play a day of clicks and postbacks against a running instance')
    .option('--url <url>', 'address of the tracker (default: PUBLIC_URL, else http://127.0.0.1:3000)', address)
    .option('--api-url <url>', 'address of the management API (default: the same)', address)
    .option('--api-key <key>', 'key with the admin role (default: ADMIN_API_KEY, else one is made for the time of the demo)')
    .option('--clicks <n>', 'clicks of the day', wholeNumber, 2_000)
    .option('--rate <n>', 'clicks per second', wholeNumber, 200)
    .option('--seed <n>', 'the same seed plays the same day', wholeNumber, 1)
    .option('--days <n>', 'days before today to fill as well, by importing clicks and conversions', wholeNumberOrNone, 0)
    .option('--remove', 'take away all demo campaigns and everything that came of them', false)
    .action(async (options: DemoOptions) => {
      process.exitCode = await demo(options);
    });
}

async function demo(options: DemoOptions): Promise<number> {
  const env = readEnv();
  const trackerUrl = options.url ?? env.PUBLIC_URL ?? `http://127.0.0.1:${env.PORT ?? 3_000}`;
  const apiUrl = options.apiUrl ?? trackerUrl;
  try {
    const known = options.apiKey ?? env.ADMIN_API_KEY;
    const lent = known === undefined ? await lendKey(env) : { id: undefined, key: known };
    const api = new ManagementClient(apiUrl, lent.key);
    try {
      if (options.remove) return await removeDemo(api);
      const order = {
        trackerUrl,
        apiUrl,
        apiKey: lent.key,
        clicks: options.clicks,
        ratePerS: options.rate,
        seed: options.seed,
        days: options.days,
      };
      return (await runDemo(order, demoProgress(process.stderr), console.log)) ? 0 : 1;
    } finally {
      if (lent.id !== undefined) await api.delete(`/api/v1/api-keys/${lent.id}`);
    }
  } catch (error) {
    if (!(error instanceof DemoFault)) throw error;
    console.error(error.message);
    return 1;
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

function wholeNumberOrNone(text: string): number {
  return text === '0' ? 0 : wholeNumber(text);
}

function address(text: string): string {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) throw new InvalidArgumentError('an http:// or https:// address');
  return text.replace(/\/+$/, '');
}
