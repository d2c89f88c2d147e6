import { z } from 'zod';

/** One preset as people choose it. */
export const presetShape = z
  .object({
    name: z.string().meta({ description: 'Value of `preset` at a postback source' }),
    title: z.string(),
    source: z.string().nullable().meta({ description: 'Public pages that document how it speaks, separated by " · "' }),
    setup: z.string().nullable().meta({ description: 'What to know when setting it up at the network' }),
    parameters: z
      .array(z.object({ role: z.string(), names: z.array(z.string()) }))
      .meta({ description: 'Names that are read for each thing, in order of precedence; not case-sensitive' }),
    status_words: z.record(z.string(), z.string()).meta({ description: 'Its own words; the usual ones are understood besides' }),
    template: z.string().nullable().meta({ description: "Query with the network's own macros; null for webhooks, whose fields are fixed" }),
    postback_url_template: z
      .string()
      .meta({ description: 'What to paste into the network, {postback_key} to be replaced by the key of the source' }),
    signature: z
      .record(z.string(), z.unknown())
      .nullable()
      .meta({ description: 'How it signs: an `auth` rule of the source that only lacks its `secret` (or `token`)' }),
    answer: z.string().nullable().meta({ description: 'Body of the answer; null: OK and the receipt' }),
    minor_units: z.boolean(),
    routes: z
      .array(z.object({ path: z.string(), keyed_path: z.string().nullable(), needs: z.array(z.string()) }))
      .meta({ description: 'Routes of other trackers that are taken as this preset; needs: the query must name one of these' }),
    examples: z.array(z.object({ request: z.string(), body: z.string().nullable() })),
  })
  .meta({
    id: 'PostbackPreset',
    example: {
      name: 'affise',
      title: 'Affise',
      source: 'https://help-center.affise.com/…',
      setup: 'Send our click id to Affise in sub1.',
      parameters: [{ role: 'click_id', names: ['clickid', 'click_id'] }],
      status_words: { '1': 'approved', '2': 'pending' },
      template: 'clickid={sub1}&sum={sum}',
      postback_url_template: 'https://track.example/postback/{postback_key}?clickid={sub1}&sum={sum}',
      signature: null,
      answer: null,
      minor_units: false,
      routes: [],
      examples: [{ request: '/postback?clickid=abc&sum=15', body: null }],
    },
  });
export type PresetJson = z.infer<typeof presetShape>;

export const presetListShape = z
  .object({
    data: z.array(presetShape),
    next_cursor: z.null(),
    drop_in_routes: z.boolean().meta({ description: 'Whether the routes of other trackers are open (DROP_IN_ROUTES)' }),
  })
  .meta({ id: 'PostbackPresets' });
export type PresetListJson = z.infer<typeof presetListShape>;
