import { z } from 'zod';
import type { Micros } from '#kernel';

/** What enrichment found out about a visitor; '' is "not known". Codes and names as reports show them. */
export interface Visitor {
  readonly country: string;
  readonly region: string;
  readonly city: string;
  readonly language: string;
  readonly device: string;
  /** brand and model: "Apple iPhone" */
  readonly model: string;
  readonly os: string;
  readonly browser: string;
  /** number of the network ("15169"), its owner's name and kind, when the operator has such a file */
  readonly asn: string;
  readonly isp: string;
  readonly connection: string;
}

/** Nothing is known. */
export const NOBODY: Visitor = {
  country: '',
  region: '',
  city: '',
  language: '',
  device: '',
  model: '',
  os: '',
  browser: '',
  asn: '',
  isp: '',
  connection: '',
};

/** What macros may speak of: one click on its way to one offer. */
export interface MacroValues {
  /** '' where no click was recorded (fallback URLs) */
  readonly clickId: string;
  /** where a landing page sends its visitor on: `PUBLIC_URL/o/{click_id}`; '' where no click was recorded */
  readonly clickOutUrl: string;
  readonly campaignId: number;
  /** the offer's payout, in millionths of `currency` */
  readonly payout: Micros;
  readonly currency: string;
  /** cost of this click, in millionths of its own currency; undefined when it has none */
  readonly cost: Micros | undefined;
  /** first value of a parameter of the tracking URL, any case, '' when absent */
  parameter(name: string): string;
  readonly ip: string;
  readonly clickedAtMs: number;
  /** digits, different for every click */
  readonly random: string;
  /** asked only by macros with `needs: 'visitor'`, because it costs look-ups */
  visitor(): Visitor;
}

/** A row of the shared spec and of the reference: what the macro becomes (before encoding) in the sample click. */
export interface MacroExample {
  /** as written in an offer URL, e.g. "{sub2}" */
  readonly macro: string;
  readonly becomes: string;
  /** parts of the sample click to replace */
  readonly given?: {
    readonly query?: string;
    readonly visitor?: Partial<Visitor>;
    readonly click?: Partial<
      Pick<MacroValues, 'clickId' | 'clickOutUrl' | 'campaignId' | 'payout' | 'currency' | 'cost' | 'ip' | 'clickedAtMs' | 'random'>
    >;
  };
}

/**
 * One macro of offer URLs; the default export of macros/<name>.macro.ts.
 *
 * name      lower case; the file's name
 * takes     'number': {name1} … {name<upTo>}; 'name': {name:argument}; absent: {name}
 * needs     'visitor' when it asks for enrichment, so that others do not pay for it
 * value     the plain value; encoding is done once, by expandTemplate. Pure, never throws.
 */
export interface MacroDefinition {
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly about: string;
  readonly takes?: 'number' | 'name';
  readonly upTo?: number;
  readonly needs?: 'visitor';
  readonly examples: readonly MacroExample[];
  value(click: MacroValues, argument: string): string;
}

const NAME = z.string().regex(/^[a-z][a-z0-9_]*$/, 'lower-case letters, digits and _');

/** Shape of a definition file's default export. */
export const macroSchema = z.object({
  name: NAME,
  aliases: z.array(NAME).optional(),
  about: z.string().min(5),
  takes: z.enum(['number', 'name']).optional(),
  upTo: z.number().int().positive().optional(),
  needs: z.enum(['visitor']).optional(),
  examples: z.array(z.looseObject({ macro: z.string(), becomes: z.string() })).min(1),
  value: z.custom<MacroDefinition['value']>((value) => typeof value === 'function', 'must be a function'),
});
