import { z } from 'zod';
import { idTextShape } from '../settings/setting-shapes.js';

const input = {
  url: z.string().trim().min(1).max(8_000).meta({
    description: 'Absolute http(s) URL with macros. {click_id} or {click_out_url} lets the page send its visitors on to the offer',
    example: 'https://lander.example/spring?go={click_out_url}',
  }),
  name: z.string().trim().max(200).optional(),
  weight: z.number().int().min(0).max(1_000_000).optional().meta({ description: 'Share among the active landing pages; default 100' }),
};

export const newLandingPage = z.object(input).meta({ id: 'NewLandingPage' });
export type NewLandingPage = z.infer<typeof newLandingPage>;

export const landingPageChange = z
  .object({ ...input, status: z.enum(['active', 'archived']) })
  .partial()
  .meta({ id: 'LandingPageChange', example: { weight: 50 } });
export type LandingPageChange = z.infer<typeof landingPageChange>;

export const landingPageShape = z
  .object({
    id: idTextShape,
    name: z.string(),
    url: z.string(),
    weight: z.number(),
    status: z.enum(['active', 'archived']),
    unknown_macros: z.array(z.string()).meta({ description: 'Macros we do not know; they stay as they are', example: ['{foo}'] }),
  })
  .meta({ id: 'LandingPage' });
export type LandingPageAnswer = z.infer<typeof landingPageShape>;
