/** Lines of one text (linesOf) instead of an array: for texts that would all need quoting, and for arrays of arrays. */
export const LINES = 'lines';

/**
 * A statement's parameters $1, $2, … as rows: `FROM ${unnested({ id: 'uuid', name: 'text' })}`. Each parameter is an array of one column.
 *
 * columns  name and element type, or LINES; in the order of the parameters
 * returns  a subquery named u
 *
 * `unnest` stands in the SELECT list: `FROM unnest($1, $2, …)` stores every column before it hands on the first row.
 */
export function unnested(columns: Readonly<Record<string, string>>): string {
  const parts = Object.entries(columns).map(([name, type], at) => {
    const parameter = `$${at + 1}`;
    return `unnest(${type === LINES ? `string_to_array(${parameter}, E'\\n')` : `${parameter}::${type}[]`}) AS ${name}`;
  });
  return `(SELECT ${parts.join(', ')}) u`;
}
