// The parts of the bench: which figures each brings, and about how long it takes on two quiet cores.

/** seconds: of a whole run; quick: with --quick, undefined: left out of it. */
export const PARTS = [
  { name: 'ack', figures: ['p1', 'p2', 'p2b'], seconds: 45, quick: 16 },
  { name: 'latency', figures: ['p3'], seconds: 75, quick: 20 },
  { name: 'verdict', figures: ['p6'], seconds: 75, quick: 20 },
  { name: 'workers', figures: ['p4', 'p5'], seconds: 120, quick: 25 },
  { name: 'history', figures: ['p9'], seconds: 300 },
  { name: 'scale', figures: ['p12'], seconds: 120 },
  { name: 'memory', figures: ['p11'], seconds: 90, quick: 20 },
  { name: 'start', figures: ['p13'], seconds: 45, quick: 15 },
  { name: 'reports', figures: ['p7', 'p8', 'p10'], seconds: 360 },
  { name: 'soak', figures: ['p11'], seconds: 660 },
];

/**
 * Parts by names or figures, comma separated; all without names.
 *
 * throws  naming what there is, on a name that is neither
 */
export function chooseParts({ only, quick, soak }) {
  const wanted = only?.toLowerCase().split(',');
  const unknown = wanted?.filter((name) => !PARTS.some((part) => part.name === name || part.figures.includes(name)));
  if (unknown?.length > 0)
    throw new Error(`--only ${unknown.join(',')}: there are ${PARTS.flatMap(({ name, figures }) => [name, ...figures]).join(', ')}`);
  const isWanted = ({ name, figures, quick: seconds }) => {
    if (name === 'soak' && !(soak > 0)) return false;
    return wanted ? wanted.includes(name) || figures.some((figure) => wanted.includes(figure)) : !quick || seconds !== undefined;
  };
  return PARTS.filter(isWanted);
}
