import type { Dialect } from '../dialect.js';
import { snakeRole, type Role } from '../reading/aliases.js';
import { isEmptyWord } from '../reading/detect-macro.js';
import type { Parameters } from '../reading/parameters.js';

/** Which parameter is read as what under a dialect, with its value: the first name of each role that the request fills. */
export function readMapping(dialect: Dialect, parameters: Parameters): { role: string; name: string; value: string }[] {
  const filled = (name: string) => parameters.valuesOf(name).find(({ text }) => !isEmptyWord(text.trim()));
  return (Object.keys(dialect.names) as Role[]).flatMap((role) => {
    const name = dialect.names[role].find((one) => filled(one) !== undefined) ?? dialect.names[role].find((one) => parameters.has(one));
    const value = name === undefined ? undefined : (filled(name) ?? parameters.valuesOf(name)[0])?.text;
    return name === undefined || value === undefined ? [] : [{ role: snakeRole(role), name, value: value.slice(0, 100) }];
  });
}
