import { z } from 'zod';

/** `GET /reports/catalogue`: the one list that reports, exports and the console go by. */
export const catalogueShape = z
  .object({
    dimensions: z.array(
      z.object({
        name: z.string(),
        label: z.string(),
        about: z.string().meta({ description: 'Where the value comes from' }),
        kind: z
          .enum(['dictionary', 'record', 'time', 'status'])
          .meta({ description: 'record: shown as {id, name} and filtered by id; time: made of the instant in the report’s zone' }),
        example: z.unknown(),
        source: z.enum(['totals', 'raw']).meta({ description: 'raw: reports by it read clicks one by one, so their range is bounded' }),
      }),
    ),
    metrics: z.array(
      z.object({
        name: z.string(),
        label: z.string(),
        unit: z.enum(['count', 'money', 'ratio', 'seconds']),
        formula: z.string(),
        source: z.array(z.string()).meta({ description: 'The base sums it is made of; each totals table stores all of them' }),
        example: z.union([z.string(), z.number(), z.null()]),
      }),
    ),
  })
  .meta({
    id: 'ReportCatalogue',
    example: {
      dimensions: [
        {
          name: 'supply_id',
          label: 'Supply source',
          about: 'supply_id of the click: the seller or zone the traffic source names',
          kind: 'dictionary',
          example: 'pub-31',
          source: 'totals',
        },
      ],
      metrics: [
        { name: 'roi', label: 'ROI', unit: 'ratio', formula: '(revenue − cost) / cost', source: ['cost', 'revenue'], example: 0.25 },
      ],
    },
  });
export type CatalogueAnswer = z.infer<typeof catalogueShape>;
