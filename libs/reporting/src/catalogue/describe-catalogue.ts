import type { Catalogue } from './catalogue.js';
import type { Dimension } from './dimension.js';
import type { Metric } from './metric.js';
import { sumsOf } from './metric.js';
import { TOTALS } from '../query/totals.sql.js';

/** What reports can be asked for, for people and for the console. */
export interface CatalogueAnswer {
  readonly dimensions: readonly { name: string; label: string; about: string; example: unknown; source: 'totals' | 'raw' }[];
  readonly metrics: readonly {
    name: string;
    label: string;
    unit: Metric['unit'];
    formula: string;
    source: readonly string[];
    example: string | number | null;
  }[];
}

export function describeCatalogue(catalogue: Catalogue): CatalogueAnswer {
  return {
    dimensions: catalogue.dimensions.map((each) => ({
      name: each.name,
      label: each.label,
      about: each.about,
      example: exampleOf(each),
      source: sourceOf(each),
    })),
    metrics: catalogue.metrics.map((each) => ({
      name: each.name,
      label: each.label,
      unit: each.unit,
      formula: each.formula,
      source: sumsOf(each),
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
