import { DomainError } from '#kernel';
import { loadDefinitions } from '#extensions';
import { dimensionSchema, expandPlaces, type Dimension, type DimensionDefinition } from './dimension.js';
import { metricSchema, type Metric } from './metric.js';

/** Every dimension and metric there is: from this lib's folders and from the site's own. Identifiers reach SQL only from here. */
export class Catalogue {
  private readonly dimensionsByName: ReadonlyMap<string, Dimension>;
  private readonly metricsByName: ReadonlyMap<string, Metric>;

  constructor(
    readonly dimensions: readonly Dimension[],
    readonly metrics: readonly Metric[],
  ) {
    this.dimensionsByName = new Map(dimensions.map((each) => [each.name, each]));
    this.metricsByName = new Map(metrics.map((each) => [each.name, each]));
  }

  hasDimension(name: string): boolean {
    return this.dimensionsByName.has(name);
  }

  /** throws DomainError unknown_dimension, naming the known ones */
  dimension(name: string): Dimension {
    return this.dimensionsByName.get(name) ?? refuse('dimension', name, this.dimensionsByName);
  }

  /** throws DomainError unknown_metric, naming the known ones */
  metric(name: string): Metric {
    return this.metricsByName.get(name) ?? refuse('metric', name, this.metricsByName);
  }
}

/** Loads all definitions; a wrong one stops the start with file, problem and remedy. extensionsDir: EXTENSIONS_DIR, if set. */
export async function loadCatalogue(extensionsDir: string | undefined): Promise<Catalogue> {
  const extraFolder = (kind: string) => (extensionsDir === undefined ? undefined : `${extensionsDir}/${kind}`);
  const [dimensions, metrics] = await Promise.all([
    loadDefinitions<DimensionDefinition>({
      folder: new URL('./dimensions/', import.meta.url),
      kind: 'dimension',
      schema: dimensionSchema,
      extraFolder: extraFolder('dimensions'),
    }),
    loadDefinitions<Metric>({
      folder: new URL('./metrics/', import.meta.url),
      kind: 'metric',
      schema: metricSchema,
      extraFolder: extraFolder('metrics'),
    }),
  ]);
  return new Catalogue(dimensions.flatMap(expandPlaces), metrics);
}

function refuse(what: 'dimension' | 'metric', name: string, known: ReadonlyMap<string, unknown>): never {
  throw new DomainError(`unknown_${what}`, `There is no ${what} "${name.slice(0, 60)}". Known: ${[...known.keys()].join(', ')}.`, {
    details: { [what]: name.slice(0, 60) },
  });
}
