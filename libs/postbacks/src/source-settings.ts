import { sourceSettingParts } from '#campaigns';
import type { z } from 'zod';
import { completeAuthRule, type AuthRule, type GivenAuthRule } from './auth/auth-rules.js';

type Given = { [K in keyof typeof sourceSettingParts]?: z.infer<(typeof sourceSettingParts)[K]> };
type Camel<S extends string> = S extends `${infer Head}_${infer Tail}` ? `${Head}${Capitalize<Camel<Tail>>}` : S;
type InCamelCase<T> = { [K in keyof T as Camel<K & string>]: T[K] };
type Names = Partial<Record<'clickId' | 'txid' | 'payout' | 'event' | 'currency' | 'status' | 'saleAmount' | 'eventTime', string[]>>;

/** What a postback source sets differently from its preset, ready for use: names lower-cased, rules complete. */
export type SourceSettings = InCamelCase<Omit<Given, 'names' | 'auth'>> & { names?: Names | undefined; auth?: AuthRule[] | undefined };

/**
 * Reads stored settings (snake_case, as the API takes them). A part that is not understood stops nothing: a postback
 * must be judged even when somebody wrote a settings row by hand; that part then counts as not set.
 */
export function readSourceSettings(stored: Readonly<Record<string, unknown>>): SourceSettings {
  const given = snakeKeys(stored);
  const settings: Record<string, unknown> = {};
  for (const [part, schema] of Object.entries(sourceSettingParts)) {
    const read = schema.safeParse(part === 'names' && isRecord(given[part]) ? snakeKeys(given[part]) : given[part]);
    if (read.success && read.data !== undefined) settings[camel(part)] = ready(part, read.data);
  }
  // Authentication that cannot be understood must not turn into none.
  if (given['auth'] !== undefined && settings['auth'] === undefined) settings['auth'] = [{ scheme: 'ip', allow: ['none'] }];
  return settings;
}

function ready(part: string, value: unknown): unknown {
  switch (part) {
    case 'names':
      return Object.fromEntries(Object.entries(value as Record<string, string[]>).map(([name, list]) => [camel(name), lower(list)]));
    case 'not_names':
    case 'inner_json':
      return lower(value as string[]);
    case 'status_words':
    case 'event_names':
      return lowerKeys(value as Record<string, string>);
    case 'auth':
      return (value as GivenAuthRule[]).map(completeAuthRule);
    default:
      return value;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function camel(name: string): string {
  return name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function snakeKeys(record: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(record).map(([key, value]) => [key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), value]),
  );
}

function lower(names: readonly string[]): string[] {
  return names.map((name) => name.toLowerCase());
}

function lowerKeys<T>(record: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key.toLowerCase(), value]));
}
