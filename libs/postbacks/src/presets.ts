import { loadDefinitions } from '#extensions';
import { join } from 'node:path';
import { z } from 'zod';
import type { PresetDefinition } from './preset.js';
import { authRuleSchema } from './auth/auth-rules.js';

const names = z.array(z.string().regex(/^[a-z0-9_.-]+$/, 'is a lower-case parameter name'));
const meaning = z.enum(['approved', 'pending', 'rejected', 'hold', 'ignore']);

/** The shape a preset file must have; what is wrong with one stops the start, with its file and remedy. */
const presetSchema = z.strictObject({
  name: z.string().regex(/^[a-z0-9-]+$/),
  title: z.string().min(1),
  source: z.string().regex(/^https:\/\//, 'starts with the address of a public page'),
  setup: z.string().optional(),
  template: z
    .string()
    .regex(/^[^?#=&]+=[^&]+(?:&[^=&]+=[^&]+)*$/, 'is a query: name={macro}&name={macro}')
    .optional(),
  names: z.partialRecord(z.enum(['clickId', 'txid', 'payout', 'event', 'currency', 'status', 'saleAmount', 'eventTime']), names).optional(),
  notNames: names.optional(),
  innerJson: names.optional(),
  statusWords: z.record(z.string(), meaning).optional(),
  unknownStatus: meaning.optional(),
  eventNames: z.record(z.string(), z.string()).optional(),
  knownEventsOnly: z.boolean().optional(),
  decimal: z.enum(['auto', 'comma', 'point']).optional(),
  minorUnits: z.boolean().optional(),
  transitions: z.enum(['any', 'approved_is_final', 'pending_only']).optional(),
  auth: z.array(authRuleSchema).optional(),
  signature: z
    .looseObject({ scheme: z.enum(['token', 'hmac_sha256', 'hmac_body', 'md5', 'sha1', 'sha256', 'sha512', 'sorted_sha512', 'clickbank']) })
    .optional(),
  testValues: z.record(z.string(), z.array(z.string())).optional(),
  routes: z.array(z.strictObject({ path: z.string().regex(/^\/[^?#]*$/), needs: names.optional() })).optional(),
  answer: z
    .string()
    .regex(/^(?!.*(?:fail|error))[\x20-\x7e]*$/i, 'is plain ASCII without "fail" or "error"')
    .optional(),
  examples: z.array(z.unknown()).min(1),
});

/** Injection token of the presets by name: `@Inject(PRESETS) presets: Presets`. */
export const PRESETS = Symbol('presets');
export type Presets = ReadonlyMap<string, PresetDefinition>;

/** Loads the built-in presets and those in `extraFolder` (EXTENSIONS_DIR/presets). throws on a faulty one, naming it */
export async function loadPresets(extraFolder?: string): Promise<Presets> {
  const folder = new URL('./presets/', import.meta.url);
  const definitions = await loadDefinitions<PresetDefinition>({ folder, kind: 'preset', schema: presetSchema, extraFolder });
  return new Map(definitions.map((preset) => [preset.name, preset]));
}

export function presetsFolder(extensionsDir: string | undefined): string | undefined {
  return extensionsDir === undefined ? undefined : join(extensionsDir, 'presets');
}
