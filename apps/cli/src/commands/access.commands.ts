import { Option, type Command } from 'commander';
import { AccessAdmin, type Role } from '#access';
import { readEnv } from '#config';
import { DomainError } from '#kernel';
import { withDatabase } from '../cli-database.js';
import { withService } from '../cli.module.js';

export function addUser(program: Command): void {
  const user = program.command('user').description('people who sign in to the console');
  user
    .command('reset-password')
    .argument('<email>', 'whose password; its sessions end')
    .description('give a person a new password and print it')
    .action(resetPassword);
}

export function addKey(program: Command): void {
  const key = program.command('key').description('API keys');
  key
    .command('create')
    .requiredOption('--name <name>', 'what the key is for')
    .addOption(new Option('--role <role>', 'what it may do').choices(['admin', 'analyst', 'advertiser']).default('admin'))
    .option('--advertiser <id>', 'which advertiser, for role advertiser')
    .description('make an API key and print it once')
    .action(createKey);
}

async function resetPassword(email: string): Promise<void> {
  await withDatabase(readEnv(), async ({ settings }) => {
    const { password } = await withService(settings, AccessAdmin, (access) => access.resetPassword(email));
    console.log(`New password of ${email}: ${password}`);
  });
}

async function createKey(options: { name: string; role: Role; advertiser?: string }): Promise<void> {
  if (options.role === 'advertiser' && options.advertiser === undefined) {
    throw new DomainError('advertiser_needed', 'A key of role advertiser needs --advertiser ID: whose campaigns it may see.');
  }
  const wanted = {
    name: options.name,
    role: options.role,
    ...(options.advertiser === undefined ? {} : { advertiserId: Number(options.advertiser) }),
  };
  await withDatabase(readEnv(), async ({ settings }) => {
    const { key } = await withService(settings, AccessAdmin, (access) => access.createKey(wanted));
    console.log(key);
  });
}
