// The parts of the bench: which figures each brings, and about how long it takes on two cores.

/** quick: seconds with --quick; undefined: left out of it. Reports and history take rows as their measure: --rows. */
export const PARTS = [
  { name: 'ack', figures: ['p1', 'p2', 'p2b'], minutes: 3, quick: 35 },
  { name: 'latency', figures: ['p3'], minutes: 8, quick: 40 },
  { name: 'verdict', figures: ['p6'], minutes: 1, quick: 20 },
  { name: 'workers', figures: ['p4', 'p5'], minutes: 3, quick: 40 },
  { name: 'history', figures: ['p9'], minutes: 5 },
  { name: 'scale', figures: ['p12'], minutes: 2 },
  { name: 'memory', figures: ['p11'], minutes: 2, quick: 20 },
  { name: 'start', figures: ['p13'], minutes: 1, quick: 15 },
  { name: 'reports', figures: ['p7', 'p8', 'p10'], minutes: 6 },
];

/** Only when asked for, with its minutes. */
export const SOAK = { name: 'soak', figures: [] };

/**
 * Parts by names or figures, comma separated; all without names.
 *
 * throws  naming what there is, on a name that is neither
 */
export function chooseParts({ only, quick, soak }) {
  const all = [...PARTS, SOAK];
  const wanted = only?.toLowerCase().split(',');
  const unknown = wanted?.filter((name) => !all.some((part) => part.name === name || part.figures.includes(name)));
  if (unknown?.length > 0)
    throw new Error(`--only ${unknown.join(',')}: there are ${all.flatMap(({ name, figures }) => [name, ...figures]).join(', ')}`);
  if (wanted?.includes(SOAK.name) && !(soak > 0)) throw new Error('--only soak needs --soak, its minutes');
  const isWanted = ({ name, figures, quick: seconds }) =>
    wanted ? wanted.includes(name) || figures.some((figure) => wanted.includes(figure)) : !quick || seconds !== undefined;
  return [...PARTS.filter(isWanted), ...(soak > 0 ? [SOAK] : [])];
}
