import { BadEnvironment } from '#config';
import { DomainError } from '#kernel';
import { DamagedArchive } from './backup/archive.js';
import { StartFault } from './embedded/start-fault.js';

/**
 * One sentence for an error a person can do something about: what is wrong and what to do. Apps print it alone and
 * exit with code 1.
 *
 * returns  undefined for a programmer's error: print that with its stack
 */
export function faultSentence(error: unknown): string | undefined {
  if (error instanceof StartFault || error instanceof BadEnvironment || error instanceof DomainError || error instanceof DamagedArchive)
    return error.message;
  if (!(error instanceof Error)) return undefined;
  if (error instanceof AggregateError) return faultSentence(error.errors[0]);
  const fault = error as Fault;
  return fault.code === undefined ? undefined : SENTENCES[fault.code]?.(fault);
}

type Fault = NodeJS.ErrnoException & { readonly port?: number; readonly address?: string };

const unreachable = ({ message }: Fault) => `Cannot reach the database (${message}). Is it running, and is DATABASE_URL right?`;
const refused = ({ message }: Fault) =>
  `The database refuses the connection: ${message}. Check user, password and database in DATABASE_URL.`;

const SENTENCES: Readonly<Record<string, (fault: Fault) => string | undefined>> = {
  EADDRINUSE: ({ port, address }) => `Port ${port} on ${address} is taken by another process. Stop it, or choose another PORT.`,
  EADDRNOTAVAIL: ({ address }) => `HOST ${address} is no address of this machine. Choose another HOST.`,
  EACCES: ({ syscall, port, path }) =>
    syscall === 'listen'
      ? `This user may not listen on port ${port}. Choose a PORT above 1023.`
      : `This user may not use ${path ?? 'a file it needs'}.`,
  ENOENT: ({ path }) => (path === undefined ? undefined : `There is no ${path}.`),
  ENOSPC: () => 'The disk is full; free some space.',
  ECONNREFUSED: unreachable,
  ENOTFOUND: unreachable,
  EAI_AGAIN: unreachable,
  ETIMEDOUT: unreachable,
  '28P01': refused,
  '28000': refused,
  '3D000': refused,
};
