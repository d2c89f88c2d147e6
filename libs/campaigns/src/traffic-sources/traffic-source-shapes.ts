import { z } from 'zod';
import { idInput, pageQuery } from '#http';
import { idTextShape, instantShape, nameShape, statusQuery } from '../settings/setting-shapes.js';
import { sourceParameter } from './traffic-source-definition.js';

const parameters = z
  .array(sourceParameter)
  .min(1)
  .max(40)
  .refine((list) => new Set(list.map(({ parameter }) => parameter.toLowerCase())).size === list.length, 'names a parameter twice');
const template = z.string().trim().min(1).max(64).meta({ description: 'One of GET /traffic-source-templates', example: 'propellerads' });

export const newTrafficSource = z
  .object({
    name: nameShape,
    template: template.optional().meta({ description: 'generic when left out' }),
    parameters: parameters.optional().meta({ description: "The template's when left out" }),
  })
  .meta({ id: 'NewTrafficSource', example: { name: 'PropellerAds push', template: 'propellerads' } });
export type NewTrafficSource = z.infer<typeof newTrafficSource>;

export const trafficSourceChange = z
  .object({ name: nameShape, parameters, status: z.enum(['active', 'archived']) })
  .partial()
  .meta({ id: 'TrafficSourceChange' });
export type TrafficSourceChange = z.infer<typeof trafficSourceChange>;

export const trafficSourceQuery = pageQuery.extend({ status: statusQuery(['active', 'archived']) });
export type TrafficSourceQuery = z.infer<typeof trafficSourceQuery>;

export const trafficSourceShape = z
  .object({
    id: idTextShape,
    name: z.string(),
    template: z.string(),
    parameters: z.array(sourceParameter).meta({ description: 'What the source puts into the tracking URL' }),
    status: z.enum(['active', 'archived']),
    created_at: instantShape,
    updated_at: instantShape,
  })
  .meta({ id: 'TrafficSource' });
export type TrafficSourceAnswer = z.infer<typeof trafficSourceShape>;

const templateShape = z
  .object({
    name: z.string(),
    title: z.string(),
    parameters: z.array(sourceParameter),
    click_id_auto: z.string().nullable().meta({ description: 'Parameter the network appends by itself', example: 'gclid' }),
    checked: z
      .object({
        url: z.string(),
        on: z.string(),
        unconfirmed: z.array(z.string()).meta({ description: 'Macros that page does not name: from common use', example: [] }),
      })
      .nullable()
      .meta({ description: "Where the macros were read; null: from common use, compare them with the network's own page" }),
  })
  .meta({ id: 'TrafficSourceTemplate' });
export const templateList = z.object({ data: z.array(templateShape) });
export type TemplateList = z.infer<typeof templateList>;

export const trackingUrlQuery = z
  .object({ template: template.optional().meta({ description: 'generic when neither is named' }), traffic_source_id: idInput.optional() })
  .refine(
    ({ template: name, traffic_source_id }) => name === undefined || traffic_source_id === undefined,
    'takes template or traffic_source_id, not both',
  );
export type TrackingUrlQuery = z.infer<typeof trackingUrlQuery>;

export const trackingUrlShape = z.object({
  url: z
    .string()
    .meta({ description: 'To be pasted into the network as it is', example: 'https://track.example/c/h7k2m9p4qw?supply_id={zoneid}' }),
});
export type TrackingUrl = z.infer<typeof trackingUrlShape>;

/** `GET /traffic-sources/labels` */
export const parameterLabels = z.object({
  data: z.array(
    z
      .object({
        parameter: z.string().meta({ example: 'sub1' }),
        labels: z
          .array(z.string())
          .meta({ description: 'What active traffic sources put there, the most frequent first', example: ['Zone'] }),
      })
      .meta({ id: 'ParameterLabels' }),
  ),
});
export type ParameterLabels = z.infer<typeof parameterLabels>;
