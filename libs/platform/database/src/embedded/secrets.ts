import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeDataDir, writePrivateFile } from './placement.js';
import { StartFault } from './start-fault.js';

const secretsPath = (dataDir: string) => join(makeDataDir(dataDir), 'secrets.json');

/**
 * The SECRETS of an installation that has set none: generated once into DATA_DIR/secrets.json (mode 0600), newest first.
 * Losing the file makes every click id given out so far look forged, so a damaged one stops the start.
 */
export function generatedSecrets(dataDir: string): readonly string[] {
  const kept = readSecrets(dataDir);
  if (kept.length > 0) return kept;
  const secrets = [randomBytes(32).toString('base64url')];
  writeSecrets(dataDir, secrets);
  return secrets;
}

/** Puts the secrets of restored data first; those already there keep verifying. */
export function keepSecrets(dataDir: string, restored: readonly string[]): void {
  writeSecrets(dataDir, [...new Set([...restored, ...generatedSecrets(dataDir)])]);
}

function readSecrets(dataDir: string): readonly string[] {
  const path = secretsPath(dataDir);
  try {
    return (JSON.parse(readFileSync(path, 'utf8')) as { secrets: readonly string[] }).secrets;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw new StartFault(`${path} cannot be read. It holds the keys of all click ids given out: restore it from a copy, or set SECRETS.`, {
      cause: error,
    });
  }
}

function writeSecrets(dataDir: string, secrets: readonly string[]): void {
  writePrivateFile(secretsPath(dataDir), `${JSON.stringify({ secrets }, null, 2)}\n`);
}
