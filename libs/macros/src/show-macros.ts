import { z } from 'zod';
import type { MacroDefinition } from './macro-definition.js';

/** A macro as the API lists it. */
export const macroAnswer = z
  .object({
    name: z.string(),
    written: z.string().meta({ description: 'As it stands in a URL', example: '{sub1} … {sub20}' }),
    aliases: z.array(z.string()).meta({ description: 'Other names of it', example: [] }),
    about: z.string(),
    needs_look_up: z.boolean().meta({ description: 'About the visitor: costs a look-up of address or user agent' }),
    examples: z.array(z.object({ macro: z.string(), becomes: z.string() })).meta({ description: 'Before percent-encoding' }),
  })
  .meta({ id: 'Macro' });
export type MacroAnswer = z.infer<typeof macroAnswer>;

export function showMacro({ name, takes, upTo, aliases = [], about, needs, examples }: MacroDefinition): MacroAnswer {
  return {
    name,
    written: writtenOf(name, takes, upTo),
    aliases: [...aliases],
    about,
    needs_look_up: needs === 'visitor',
    examples: examples.map(({ macro, becomes }) => ({ macro, becomes })),
  };
}

function writtenOf(name: string, takes: MacroDefinition['takes'], upTo: number | undefined): string {
  if (takes === 'number') return `{${name}1} … {${name}${upTo ?? 1}}`;
  return takes === 'name' ? `{${name}:name}` : `{${name}}`;
}
