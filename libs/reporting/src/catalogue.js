import { DomainError } from '#kernel';
import { loadDefinitions } from '#extensions';
import { dimensionSchema, expandPlaces } from './dimension.js';
import { metricSchema } from './metric.js';
/** Every dimension and metric there is: from this lib's folders and from the site's own. Identifiers reach SQL only from here. */
export class Catalogue {
    constructor(dimensions, metrics) {
        this.dimensions = dimensions;
        this.metrics = metrics;
        this.dimensionsByName = new Map(dimensions.map((each) => [each.name, each]));
        this.metricsByName = new Map(metrics.map((each) => [each.name, each]));
    }
    hasDimension(name) {
        return this.dimensionsByName.has(name);
    }
    /** throws DomainError unknown_dimension, naming the known ones */
    dimension(name) {
        return this.dimensionsByName.get(name) ?? refuse('dimension', name, this.dimensionsByName);
    }
    /** throws DomainError unknown_metric, naming the known ones */
    metric(name) {
        return this.metricsByName.get(name) ?? refuse('metric', name, this.metricsByName);
    }
}
/** Loads all definitions; a wrong one stops the start with file, problem and remedy. extensionsDir: EXTENSIONS_DIR, if set. */
export async function loadCatalogue(extensionsDir) {
    const extraFolder = (kind) => (extensionsDir === undefined ? undefined : `${extensionsDir}/${kind}`);
    const [dimensions, metrics] = await Promise.all([
        loadDefinitions({ folder: new URL('./dimensions/', import.meta.url), kind: 'dimension', schema: dimensionSchema, extraFolder: extraFolder('dimensions') }),
        loadDefinitions({ folder: new URL('./metrics/', import.meta.url), kind: 'metric', schema: metricSchema, extraFolder: extraFolder('metrics') }),
    ]);
    return new Catalogue(dimensions.flatMap(expandPlaces), metrics);
}
function refuse(what, name, known) {
    throw new DomainError(`unknown_${what}`, `There is no ${what} "${name.slice(0, 60)}". Known: ${[...known.keys()].join(', ')}.`, { details: { [what]: name.slice(0, 60) } });
}
//# sourceMappingURL=catalogue.js.map