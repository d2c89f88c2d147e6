import type { Env } from './env.js';

export type ProcessKind = 'standalone' | 'tracker' | 'worker' | 'api' | 'cli';

/** What a process runs with: the environment, completed with what the embedded mode generates. One per process, injected as SETTINGS. */
export interface Settings extends Env {
  readonly process: ProcessKind;
  readonly PORT: number;
  readonly HOST: string;
  readonly DATABASE_URL: string;
  readonly PUBLIC_URL: string;
  readonly SECRETS: readonly string[] & string[];
  /** true when the database is the embedded one */
  readonly embedded: boolean;
}

/** Injection token: `@Inject(SETTINGS) settings: Settings`. */
export const SETTINGS = Symbol('settings');

const DEFAULT_PORTS: Record<ProcessKind, number> = { standalone: 3000, tracker: 3000, api: 3001, worker: 3002, cli: 0 };

/** Completes the environment for one kind of process. `found` is what the embedded mode has started or generated. */
export function completeSettings(env: Env, kind: ProcessKind, found: { databaseUrl?: string; secrets?: readonly string[] } = {}): Settings {
  const port = env.PORT ?? DEFAULT_PORTS[kind];
  const host = env.HOST ?? (kind === 'standalone' ? '127.0.0.1' : '0.0.0.0');
  const databaseUrl = env.DATABASE_URL ?? found.databaseUrl;
  if (!databaseUrl) throw new Error('completeSettings: no DATABASE_URL and no embedded database');
  const secrets = env.SECRETS.length > 0 ? env.SECRETS : [...(found.secrets ?? [])];
  return {
    ...env,
    process: kind,
    PORT: port,
    HOST: host,
    DATABASE_URL: databaseUrl,
    PUBLIC_URL: env.PUBLIC_URL ?? `http://${host === '0.0.0.0' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host}:${port}`,
    SECRETS: secrets,
    embedded: env.DATABASE_URL === undefined,
  };
}
