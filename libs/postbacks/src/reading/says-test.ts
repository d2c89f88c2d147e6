import type { Dialect } from '../dialect.js';
import type { Parameters } from './parameters.js';

/** Does the hit call itself a test: test=1, or the way its network says it (api_mode=test)? */
export function saysTest(parameters: Parameters, { testValues }: Pick<Dialect, 'testValues'>): boolean {
  if (parameters.valuesOf('test').some(({ text }) => /^(?:1|true|yes)$/i.test(text.trim()))) return true;
  return Object.entries(testValues).some(([name, words]) =>
    parameters.valuesOf(name).some(({ text }) => words.includes(text.trim().toLowerCase())),
  );
}
