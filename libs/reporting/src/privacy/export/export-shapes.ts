import { z } from 'zod';
import { namesOnePerson, ONE_PERSON, personFields } from '../person-shapes.js';

/** `GET /privacy/export?…` */
export const personQuery = z.object(personFields).refine(namesOnePerson, ONE_PERSON);
export type PersonQuery = z.infer<typeof personQuery>;

const instant = z.string();

const rawShape = z
  .object({
    method: z.string(),
    url: z.string(),
    headers: z.array(z.tuple([z.string(), z.string()])),
    body: z.string().nullable().meta({ description: 'As text, secrets replaced by ***' }),
    body_size: z.number(),
    ip: z.string().nullable(),
    shared: z.boolean().meta({ description: 'true: the body holds records of other people too and is left out' }),
  })
  .nullable()
  .meta({ description: 'The request as it came; null once it has been dropped' });

const postbackShape = z.looseObject({ receipt: z.string(), received_at: instant, raw: rawShape }).meta({ description: 'As in the log' });

export const exportedShape = z
  .object({
    exported_at: instant,
    clicks: z.array(
      z.object({
        click_id: z.string(),
        imported_ids: z.array(z.string()).meta({ description: 'Ids of the click at other trackers' }),
        click: z
          .looseObject({})
          .nullable()
          .meta({ description: 'As GET /clicks/{click_id} tells it, without the journey; null: the click has no row (any more, or yet)' }),
        details: z.looseObject({}).nullable().meta({ description: 'Address, agent, query …: only where the click itself has no row' }),
        click_outs: z.array(z.object({ at: instant, offer_id: z.string() })),
        postbacks: z.array(postbackShape),
        conversions: z.array(
          z.looseObject({
            id: z.string(),
            history: z
              .array(z.object({ at: instant, action: z.string(), change: z.record(z.string(), z.unknown()) }))
              .meta({ description: 'What was done to it by hand or by the clock; what postbacks did stands with them' }),
          }),
        ),
      }),
    ),
    postbacks_without_click: z.array(postbackShape).meta({ description: 'Hits that named the person and found no click' }),
    unfinished: z
      .object({
        records: z.array(z.object({ queue: z.string(), state: z.enum(['queued', 'quarantined']), record: z.looseObject({}) })),
        is_all: z.boolean().meta({ description: 'false: the queues are long and were not looked through. Ask again later' }),
      })
      .meta({ description: 'What has come and is no row yet' }),
  })
  .meta({ id: 'ExportedPerson', description: 'Everything held about one person' });
export type Exported = z.infer<typeof exportedShape>;
export type ExportedPostback = z.infer<typeof postbackShape>;
