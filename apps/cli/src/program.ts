import { Command } from 'commander';
import { productVersion } from '#config';
import { addKey, addUser } from './commands/access.commands.js';
import { addBackup } from './commands/backup.command.js';
import { addMigrate } from './commands/migrate.command.js';
import { addRestore } from './commands/restore.command.js';
import { addDemo } from './demo/demo.command.js';

/** Every command of the CLI: a new one is a file in commands/ and a line here. */
const COMMANDS = [addMigrate, addBackup, addRestore, addUser, addKey, addDemo];

export function makeProgram(): Command {
  const program = new Command('rebound').description('Rebound on the command line').version(productVersion());
  for (const add of COMMANDS) add(program);
  return program;
}
