import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { ZodType } from 'zod';

/** Every definition has the name of its file: `payout.macro.ts` exports `{ name: 'payout', … }`. */
export interface Named {
  readonly name: string;
}

/**
 * folder       of the built-in definitions: `new URL('./macros/', import.meta.url)`
 * kind         the middle of the file names: 'macro' for `<name>.macro.ts`
 * schema       shape of a definition (zod); checks only, the definition stays the object the file exports
 * guard        the same as a function, where a schema says too little
 * extraFolder  site-only definitions (`EXTENSIONS_DIR/macros`), plain .js or .mjs; may be absent
 */
export interface DefinitionFolder<T extends Named> {
  readonly folder: URL;
  readonly kind: string;
  readonly schema?: ZodType<unknown>;
  readonly guard?: (value: unknown) => value is T;
  readonly extraFolder?: string | undefined;
}

/**
 * Loads every `<name>.<kind>.ts|js|mjs` of a folder, by its default export, sorted by name. Adding a definition is
 * adding a file; there is no list. Works on sources (vitest) and on dist; ignores specs and type declarations.
 *
 * throws  one Error per start naming file, problem and remedy: no default export, wrong shape, misnamed, duplicate
 */
export async function loadDefinitions<T extends Named>(source: DefinitionFolder<T>): Promise<T[]> {
  const files = [...(await filesIn(fileURLToPath(source.folder), source.kind)), ...(await extraFiles(source))];
  const byName = new Map<string, { definition: T; file: string }>();
  for (const file of files) {
    const definition = checked(source, file, await importDefault(file));
    const other = byName.get(definition.name);
    if (other)
      throw fault(
        file,
        `its ${source.kind} "${definition.name}" already comes from ${other.file}`,
        'Rename one of the two, file and name alike.',
      );
    byName.set(definition.name, { definition, file });
  }
  return [...byName.values()].map(({ definition }) => definition).sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function extraFiles<T extends Named>({ extraFolder, kind }: DefinitionFolder<T>): Promise<string[]> {
  if (!extraFolder) return [];
  try {
    return await filesIn(resolve(extraFolder), kind);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

async function filesIn(folder: string, kind: string): Promise<string[]> {
  const files = await readdir(folder);
  const ending = new RegExp(`\\.${kind}\\.(ts|js|mjs)$`);
  return files
    .filter((file) => ending.test(file))
    .sort()
    .map((file) => join(folder, file));
}

async function importDefault(file: string): Promise<unknown> {
  let module: { default?: unknown };
  try {
    module = (await import(pathToFileURL(file).href)) as { default?: unknown };
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unknown fault';
    throw fault(file, `it does not load: ${reason}`, 'Correct the file; outside the repository write plain .js or .mjs.', error);
  }
  if (module.default === undefined) throw fault(file, 'it has no default export', 'Write `export default { name: …, … }`.');
  return module.default;
}

function checked<T extends Named>({ kind, schema, guard }: DefinitionFolder<T>, file: string, value: unknown): T {
  const problems =
    schema?.safeParse(value).error?.issues.map((issue) => `${issue.path.join('.') || 'the definition'}: ${issue.message}`) ?? [];
  if (problems.length > 0) throw fault(file, `it is not a ${kind}: ${problems.join('; ')}`, `Compare with the other ${kind} files.`);
  if (!isNamed(value) || (guard && !guard(value)))
    throw fault(file, `it is not a ${kind}`, `Export an object with a name and the fields of the other ${kind} files.`);
  const wanted = nameOf(file, kind);
  if (value.name !== wanted)
    throw fault(
      file,
      `it defines "${value.name}"`,
      `Name it "${wanted}", or rename the file to ${value.name}.${kind}.${file.split('.').at(-1)}.`,
    );
  return value as T;
}

function isNamed(value: unknown): value is Named {
  return typeof value === 'object' && value !== null && 'name' in value && typeof value.name === 'string';
}

function nameOf(file: string, kind: string): string {
  const base = file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
  return base.replace(new RegExp(`\\.${kind}\\.(ts|js|mjs)$`), '');
}

function fault(file: string, problem: string, remedy: string, cause?: unknown): Error {
  return new Error(`${file}: ${problem}. ${remedy}`, cause === undefined ? undefined : { cause });
}
