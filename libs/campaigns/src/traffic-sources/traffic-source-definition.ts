import { z } from 'zod';

const NAME = z.string().regex(/^[a-z][a-z0-9-]*$/, 'lower-case letters, digits and -');

/** A parameter of the tracking URL and what a network puts there. */
export const sourceParameter = z.strictObject({
  parameter: z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9_]{0,63}$/, 'is no parameter name')
    .meta({ description: 'Parameter of our tracking URL', example: 'supply_id' }),
  macro: z
    .string()
    .min(1)
    .max(200)
    .regex(/^[^\s&#]+$/, 'holds a space, & or #')
    .meta({ description: "The network's macro, as it must be pasted", example: '{zoneid}' }),
  means: z.string().max(200).optional().meta({ description: 'For people', example: 'Zone' }),
});
export type SourceParameter = z.infer<typeof sourceParameter>;

/**
 * How one traffic network fills a tracking URL; the default export of traffic-sources/<name>.traffic-source.ts.
 *
 * name         the file's name
 * parameters   in the order of the URL
 * clickIdAuto  parameter the network appends by itself, such as gclid; it needs no macro
 * checked      where the macros were read and when, and which of them that page does not name; null: all from common use, to be compared
 *              with the network's own page
 */
export interface TrafficSourceDefinition {
  readonly name: string;
  readonly title: string;
  readonly parameters: readonly SourceParameter[];
  readonly clickIdAuto?: string;
  readonly checked: { readonly url: string; readonly on: string; readonly unconfirmed?: readonly string[] } | null;
}

/** Shape of a definition file's default export. */
export const trafficSourceSchema = z.object({
  name: NAME,
  title: z.string().min(2),
  parameters: z.array(sourceParameter).min(1),
  clickIdAuto: z.string().optional(),
  checked: z.object({ url: z.url(), on: z.iso.date(), unconfirmed: z.array(z.string()).optional() }).nullable(),
});
