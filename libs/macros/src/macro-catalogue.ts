import { join } from 'node:path';
import { loadDefinitions } from '#extensions';
import { macroSchema, type MacroDefinition } from './macro-definition.js';

/** A macro as found in a template: its definition and what stands behind its name. */
export interface FoundMacro {
  readonly definition: MacroDefinition;
  readonly argument: string;
}

const FOLDER = new URL('./macros/', import.meta.url);

// Read once, when the lib is first imported: a misnamed or ill-shaped file stops every process that uses macros.
let byName = indexByName(await loadDefinitions<MacroDefinition>({ folder: FOLDER, kind: 'macro', schema: macroSchema }));

/**
 * Adds the site's own macros. Called once at start, before a template is compiled (MacrosModule does it).
 *
 * extensionsDir  EXTENSIONS_DIR; its macros/ folder is read. undefined: nothing to add
 * throws         Error naming file, problem and remedy
 */
export async function addSiteMacros(extensionsDir: string | undefined): Promise<void> {
  if (extensionsDir === undefined) return;
  byName = indexByName(
    await loadDefinitions<MacroDefinition>({
      folder: FOLDER,
      kind: 'macro',
      schema: macroSchema,
      extraFolder: join(extensionsDir, 'macros'),
    }),
  );
}

/** All macros, sorted by name: for the reference and the API. */
export function listMacros(): readonly MacroDefinition[] {
  return [...new Set(byName.values())];
}

/**
 * Looks a macro up, in any case.
 *
 * name      what stands before the colon: "sub3", "param"
 * argument  what stands behind it, '' when nothing does
 */
export function findMacro(name: string, argument: string): FoundMacro | undefined {
  const lower = name.toLowerCase();
  const exact = byName.get(lower);
  if (exact && exact.takes !== 'number')
    return (exact.takes === 'name') === (argument !== '') ? { definition: exact, argument } : undefined;
  const [, stem, number] = /^([a-z_]+)([1-9]\d{0,2})$/.exec(lower) ?? [];
  if (stem === undefined || number === undefined || argument !== '') return undefined;
  const numbered = byName.get(stem);
  return numbered?.takes === 'number' && Number(number) <= (numbered.upTo ?? 0) ? { definition: numbered, argument: number } : undefined;
}

function indexByName(definitions: readonly MacroDefinition[]): ReadonlyMap<string, MacroDefinition> {
  const index = new Map<string, MacroDefinition>();
  for (const definition of definitions) {
    for (const name of [definition.name, ...(definition.aliases ?? [])]) {
      const holder = index.get(name);
      if (holder)
        throw new Error(
          `macros/${definition.name}.macro: the name {${name}} belongs to macros/${holder.name}.macro already. Choose another.`,
        );
      index.set(name, definition);
    }
  }
  return index;
}
