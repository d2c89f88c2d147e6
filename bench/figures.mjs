// What a part of the bench hands back: figures with their goals. docs/performance.md says what P1 to P13 mean.

export const atLeast = (p, name, value, goal, note) => ({ p, name, value: round(value), goal: `≥ ${goal}`, met: value >= goal, note });
export const atMost = (p, name, value, goal, note) => ({ p, name, value: round(value), goal: `≤ ${goal}`, met: value <= goal, note });
/** Worth knowing, without a goal. */
export const noted = (p, name, value, note) => ({ p, name, value: typeof value === 'number' ? round(value) : value, note });

/** One line per figure, aligned. */
export function tableOf(figures) {
  const lines = figures.map(({ p, name, value, goal = '', met, note = '' }) => [
    p.padEnd(5),
    name.padEnd(58),
    String(value).padStart(10),
    `  ${goal}`.padEnd(12),
    (met === undefined ? '' : met ? 'yes' : 'NO').padEnd(5),
    note,
  ]);
  return [
    'figure'.padEnd(63) + 'measured'.padStart(10) + '  goal'.padEnd(12) + 'met',
    ...lines.map((cells) => cells.join('').trimEnd()),
  ].join('\n');
}

/** Three digits that matter. */
function round(value) {
  return Number.isFinite(value) ? Number(value.toPrecision(3)) : value;
}
