import { z } from 'zod';
import { DIMENSION, type DimensionName } from '#clicks';

/**
 * A way to group and filter reports. One file each in dimensions/, loaded by its name.
 *
 * kind 'dictionary'  a column of clicks and facts that holds dictionary ids (0: not given)
 * kind 'record'      a column that holds the number of a campaign, an offer or a landing page; shown as {id, name}
 * kind 'time'        made of the instant a row is counted at, in the report's zone
 * kind 'status'      pending, approved, rejected: splits conversions; clicks and cost have none
 */
export const dimensionSchema = z
  .object({
    name: z.string().regex(/^[a-z][a-z0-9_]*$/),
    label: z.string().min(1),
    /** where the value comes from, one sentence */
    about: z.string().min(1),
  })
  .and(
    z.discriminatedUnion('kind', [
      z.object({
        kind: z.literal('dictionary'),
        column: z.string().regex(/^[a-z][a-z0-9_]*$/),
        dictionary: z.enum(Object.keys(DIMENSION) as [DimensionName, ...DimensionName[]]),
        /** the column is an array and this file stands for name1 … nameN, one per place */
        places: z.number().int().min(1).optional(),
        /** only conversions have it: a click's value is "not given" */
        onConversionsOnly: z.boolean().optional(),
        example: z.string(),
      }),
      z.object({
        kind: z.literal('record'),
        column: z.enum(['campaign_id', 'offer_id', 'landing_page_id']),
        table: z.enum(['campaigns', 'offers', 'landing_pages']),
        example: z.object({ id: z.string(), name: z.string() }),
      }),
      z.object({
        kind: z.literal('time'),
        /** coarsest bucket it can be made of: a local day, or 15 minutes */
        grain: z.enum(['day', 'quarter']),
        /** SQL of the value by which rows are grouped and sorted */
        sql: z.custom<(time: TimeSql) => string>((value) => typeof value === 'function'),
        /** SQL that turns such a value into the text that is shown and filtered by */
        shown: z.custom<(value: string) => string>((value) => typeof value === 'function'),
        /** shown as a JSON number */
        isNumber: z.boolean().optional(),
        example: z.object({ instant: z.string(), zone: z.string(), value: z.union([z.string(), z.number()]) }),
      }),
      z.object({ kind: z.literal('status'), example: z.string() }),
    ]),
  );

export type DimensionDefinition = z.infer<typeof dimensionSchema>;

/** SQL expressions a time dimension may use: local wall time (timestamp), the instant at which the local hour began (timestamptz). */
export interface TimeSql {
  readonly local: string;
  readonly hour: string;
}

/** A dimension as reports use it: a file that stands for several places has become several. */
export type Dimension = DimensionDefinition & {
  /** 1 for sub1; undefined when the column is no array */
  readonly place?: number;
};

/** The key of totals that a dimension is; undefined: no totals can have it. */
export function keyOf(dimension: Dimension): string | undefined {
  return 'column' in dimension ? `${dimension.column}${dimension.place ?? ''}` : undefined;
}

/** sub.dimension.ts with 20 places → sub1 … sub20; any other file → itself. */
export function expandPlaces(definition: DimensionDefinition): readonly Dimension[] {
  if (definition.kind !== 'dictionary' || definition.places === undefined) return [definition];
  return Array.from({ length: definition.places }, (_, at) => ({
    ...definition,
    name: `${definition.name}${at + 1}`,
    label: `${definition.label} ${at + 1}`,
    place: at + 1,
  }));
}
