import { completeSettings, readEnv, type ProcessKind, type Settings } from '#config';

/** A secret that only tests use; ids signed with it are reproducible. */
export const TEST_SECRET = 'a-secret-for-tests-only-0123456789';

/**
 * Settings of a process under test: every default, a free port, silent log. Nothing is read from the environment of the run.
 *
 * overrides  any setting; without DATABASE_URL there is no database to reach (port 1 refuses)
 */
export function testSettings(overrides: Partial<Settings> = {}, kind: ProcessKind = 'standalone'): Settings {
  const env = readEnv({ LOG_LEVEL: 'silent', PORT: '0', HOST: '127.0.0.1', SECRETS: TEST_SECRET, PUBLIC_URL: 'http://tracker.test' });
  return { ...completeSettings(env, kind, { databaseUrl: 'postgres://nobody@127.0.0.1:1/none' }), ...overrides };
}
