import { z } from 'zod';

const text = (max: number) => z.string().max(max).optional();

/** `GET /campaigns/{id}/simulate?…` */
export const simulationQuery = z.object({
  url: text(16_000).meta({
    description: 'A tracking URL, or only its query',
    example: 'https://track.example/c/h7k2m9p4qw?supply_id=s-17',
  }),
  agent: text(1_000).meta({ description: "The browser's user agent" }),
  ip: z.union([z.ipv4(), z.ipv6()]).optional().meta({ description: "The visitor's address", example: '203.0.113.9' }),
  at: z.iso
    .datetime({ offset: true, error: 'is no instant such as 2026-11-22T12:00:00Z' })
    .optional()
    .meta({ description: 'When; now when left out. Caps are always those of now', example: '2026-11-22T12:00:00.000Z' }),
  referrer: text(2_000).meta({ description: 'The page before' }),
  language: text(200).meta({ description: 'As Accept-Language says it', example: 'es-ES' }),
});
export type SimulationQuery = z.infer<typeof simulationQuery>;

export const triedOfferShape = z
  .object({
    offer_id: z.string(),
    name: z.string(),
    outcome: z.enum(['chosen', 'open', 'refused', 'capped', 'standby']),
    chance: z.number().nullable().meta({ description: "Share of the open offers' weight; null when it is not open" }),
    rule: z.string().nullable().meta({ description: 'The rule or cap that refused', example: 'country' }),
    explanation: z.string().meta({ example: 'country is "FR"; the offer wants one of ES, PT.' }),
  })
  .meta({ id: 'TriedOffer' });

export const simulationShape = z
  .object({
    goes_to: z.enum(['offer', 'fallback', 'nowhere']).meta({ description: 'nowhere: the visitor gets a 404' }),
    offer_id: z.string().nullable(),
    location: z.string().nullable().meta({ description: 'With "simulated" for the click id: nothing is recorded' }),
    landing_page: z
      .object({ id: z.string(), name: z.string(), why: z.string() })
      .nullable()
      .meta({ description: 'The page he sees first; null: none' }),
    click_out_location: z.string().nullable().meta({ description: 'Where the landing page sends him on to' }),
    redirect: z.enum(['302', '307', 'meta']),
    why: z.string(),
    offers: z.array(triedOfferShape),
    visitor: z.object({
      country: z.string(),
      region: z.string(),
      city: z.string(),
      language: z.string(),
      device: z.string(),
      model: z.string(),
      os: z.string(),
      browser: z.string(),
      asn: z.string(),
      isp: z.string(),
      connection: z.string(),
      bot: z.boolean(),
    }),
    campaign_version: z.number().int(),
    at: z.string(),
  })
  .meta({ id: 'Simulation' });
export type Simulation = z.infer<typeof simulationShape>;
