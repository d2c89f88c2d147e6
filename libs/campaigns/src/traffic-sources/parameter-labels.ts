import type { SourceParameter } from './traffic-source-definition.js';
import type { ParameterLabels } from './traffic-source-shapes.js';

/** What the parameters of tracking URLs are called where they are filled: for the columns of reports. */
export function labelsOf(sources: readonly (readonly SourceParameter[])[]): ParameterLabels['data'] {
  const counts = new Map<string, Map<string, number>>();
  for (const { parameter, means } of sources.flat()) {
    if (means === undefined) continue;
    const labels = counts.get(parameter.toLowerCase()) ?? new Map<string, number>();
    counts.set(parameter.toLowerCase(), labels.set(means, (labels.get(means) ?? 0) + 1));
  }
  return [...counts]
    .map(([parameter, labels]) => ({ parameter, labels: [...labels].sort(mostFrequentFirst).map(([label]) => label) }))
    .sort((a, b) => a.parameter.localeCompare(b.parameter, 'en', { numeric: true }));
}

function mostFrequentFirst([a, often]: [string, number], [b, seldom]: [string, number]): number {
  return seldom - often || a.localeCompare(b, 'en');
}
