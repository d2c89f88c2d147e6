import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { loadDefinitions, type Named } from './load-definitions.js';

interface Fruit extends Named {
  readonly kcal: number;
}

describe('loading definitions from a folder', () => {
  let folder: string;
  let extra: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'rebound-fruits-'));
    extra = mkdtempSync(join(tmpdir(), 'rebound-extra-'));
  });
  afterEach(() => {
    for (const path of [folder, extra]) rmSync(path, { recursive: true });
  });

  const write = (name: string, text: string, where = folder) => writeFileSync(join(where, name), text);
  const load = (extraFolder?: string) =>
    loadDefinitions<Fruit>({
      folder: pathToFileURL(`${folder}/`),
      kind: 'fruit',
      schema: z.object({ name: z.string(), kcal: z.number() }),
      extraFolder,
    });

  it('takes every file of the kind, sorted by name, and nothing else', async () => {
    write('plum.fruit.mjs', `export default { name: 'plum', kcal: 46, peel: () => 'peeled' }`);
    write('apple.fruit.mjs', `export default { name: 'apple', kcal: 52 }`);
    write('apple.fruit.spec.mjs', `throw new Error('a spec is not a definition')`);
    write('apple.fruit.d.ts', `nonsense`);
    write('readme.md', `nonsense`);
    const fruits = await load();
    expect(fruits.map((fruit) => fruit.name)).toEqual(['apple', 'plum']);
    expect(Object.keys(fruits[1] ?? {})).toEqual(['name', 'kcal', 'peel']);
  });

  it('loads TypeScript sources and a second folder of site-only definitions', async () => {
    write('fig.fruit.ts', `const kcal: number = 74; export default { name: 'fig', kcal }`);
    write('kiwi.fruit.mjs', `export default { name: 'kiwi', kcal: 61 }`, extra);
    expect((await load(extra)).map((fruit) => fruit.name)).toEqual(['fig', 'kiwi']);
  });

  it('does without the second folder when it is absent', async () => {
    write('fig.fruit.mjs', `export default { name: 'fig', kcal: 74 }`);
    expect(await load(join(extra, 'none'))).toHaveLength(1);
  });

  it('refuses a name that is not the file name, saying which of the two to change', async () => {
    write('pear.fruit.mjs', `export default { name: 'paer', kcal: 57 }`);
    await expect(load()).rejects.toThrow(
      `${join(folder, 'pear.fruit.mjs')}: it defines "paer". Name it "pear", or rename the file to paer.fruit.mjs.`,
    );
  });

  it('refuses the same name twice, naming both files', async () => {
    write('pear.fruit.mjs', `export default { name: 'pear', kcal: 57 }`);
    write('pear.fruit.mjs', `export default { name: 'pear', kcal: 58 }`, extra);
    await expect(load(extra)).rejects.toThrow(
      `${join(extra, 'pear.fruit.mjs')}: its fruit "pear" already comes from ${join(folder, 'pear.fruit.mjs')}. Rename one`,
    );
  });

  it('refuses a wrong shape, naming the field', async () => {
    write('pear.fruit.mjs', `export default { name: 'pear', kcal: 'many' }`);
    await expect(load()).rejects.toThrow(/pear\.fruit\.mjs: it is not a fruit: kcal: .*number.*Compare with the other fruit files/);
  });

  it('refuses a file without default export', async () => {
    write('pear.fruit.mjs', `export const pear = 1`);
    await expect(load()).rejects.toThrow(/pear\.fruit\.mjs: it has no default export\. Write `export default/);
  });

  it('refuses a file that does not load, with the reason', async () => {
    write('broken.fruit.mjs', `throw new Error('the scales are missing')`);
    await expect(load()).rejects.toThrow(/broken\.fruit\.mjs: it does not load: the scales are missing\. Correct the file/);
  });
});
