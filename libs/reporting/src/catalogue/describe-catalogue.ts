import type { Catalogue } from './catalogue.js';
import type { CatalogueAnswer } from './catalogue-shapes.js';
import type { Dimension } from './dimension.js';
import { sumsOf } from './metric.js';
import { TOTALS } from '../totals/totals-tables.js';

/** What reports can be asked for, for people and for the console. */
export function describeCatalogue(catalogue: Catalogue): CatalogueAnswer {
  return {
    dimensions: catalogue.dimensions.map((each) => ({
      name: each.name,
      label: each.label,
      about: each.about,
      kind: each.kind,
      example: exampleOf(each),
      source: sourceOf(each),
    })),
    metrics: catalogue.metrics.map((each) => ({
      name: each.name,
      label: each.label,
      unit: each.unit,
      formula: each.formula,
      source: [...sumsOf(each)],
      example: each.example.value,
    })),
  };
}

function exampleOf(dimension: Dimension): unknown {
  return dimension.kind === 'time' ? dimension.example.value : dimension.example;
}

/** Whether some totals table holds it; which one answers a report depends on everything asked. */
function sourceOf(dimension: Dimension): 'totals' | 'raw' {
  if (dimension.kind === 'time') return 'totals';
  if (dimension.kind === 'status' || dimension.place !== undefined) return 'raw';
  return dimension.column === 'campaign_id' || TOTALS.some((table) => table.keys.includes(dimension.column)) ? 'totals' : 'raw';
}
