import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeDataDir, writePrivateFile } from './placement.js';
import { StartFault } from './start-fault.js';

/**
 * The SECRETS of an installation that has set none: generated once into DATA_DIR/secrets.json (mode 0600), newest first.
 * Losing the file makes every click id given out so far look forged, so a damaged one stops the start.
 */
export function generatedSecrets(dataDir: string): readonly string[] {
  const path = join(makeDataDir(dataDir), 'secrets.json');
  try {
    const { secrets } = JSON.parse(readFileSync(path, 'utf8')) as { secrets: readonly string[] };
    if (secrets.length > 0) return secrets;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') {
      throw new StartFault(`${path} cannot be read. It holds the keys of all click ids given out: restore it from a copy, or set SECRETS.`, { cause: error });
    }
  }
  const secrets = [randomBytes(32).toString('base64url')];
  writePrivateFile(path, `${JSON.stringify({ secrets }, null, 2)}\n`);
  return secrets;
}
