import { z } from 'zod';
import { formatAmount, parseDecimal, type Micros } from '#kernel';
import { amountShape, currencyShape, moneyShape } from '../settings/setting-shapes.js';

/** What a repeat of a conversion does. */
export type RepeatMode = 'ignore' | 'replace' | 'add' | 'once';

const MAX_EVENTS = 100;
const MAX_HOLD_HOURS = 24 * 366;

/** A named event of a campaign: what about it differs from the campaign itself. null: as the campaign. */
export interface CampaignEvent {
  readonly name: string;
  readonly payout: Micros | null;
  /** of `payout`; null: the campaign's */
  readonly currency: string | null;
  readonly payoutSource: 'parameter' | 'fixed' | null;
  readonly repeatMode: RepeatMode | null;
  readonly requireTxid: boolean | null;
  readonly holdHours: number | null;
  /** false: it adds its payout to revenue, and nothing to the number of conversions */
  readonly counts: boolean;
}

/** `new` is what other trackers call the same: another transaction id is a new conversion. */
export const repeatModeInput = z
  .enum(['ignore', 'new', 'replace', 'add', 'once'])
  .transform((mode): RepeatMode => (mode === 'new' ? 'ignore' : mode))
  .meta({
    description:
      'What a repeat with the same transaction id does: ignore (also spelled new), replace the payout, add the payout. Another transaction id is a new ' +
      'conversion; with once it is a repeat, too: one conversion per click and event',
  });
export const repeatModeShape = z.enum(['ignore', 'replace', 'add', 'once']);

export const holdHours = z.number().int().min(0).max(MAX_HOLD_HOURS);

const eventInput = z.strictObject({
  name: z
    .string()
    .trim()
    .min(1, 'needs a name')
    .max(100)
    .meta({ description: 'As senders name it; letter case does not matter', example: 'deposit' }),
  payout: amountShape
    .transform(formatAmount)
    .nullish()
    .meta({ description: 'With payout_source fixed what it always pays, else what it pays when none is sent', example: '25.00' }),
  currency: currencyShape.nullish().meta({ description: "Of payout; the campaign's when left out" }),
  payout_source: z.enum(['parameter', 'fixed']).nullish(),
  repeat_mode: repeatModeInput.nullish(),
  require_txid: z.boolean().nullish(),
  hold_hours: holdHours.nullish().meta({ description: '0: no hold for this event' }),
  counts: z.boolean().optional().meta({
    description: 'false: adds its payout to revenue and nothing to the number of conversions, nor to the daily cap. Default true',
  }),
});

/** As the API takes them: what is left out, or null, is as the campaign. */
export const campaignEventsInput = z
  .array(eventInput)
  .max(MAX_EVENTS)
  .refine((events) => new Set(events.map(({ name }) => name.toLowerCase())).size === events.length, 'names an event twice')
  .transform((events) => events.map(storedEvent))
  .meta({ description: 'Named events that differ from the campaign in payout, repeats, hold or counting' });

/** As the API shows them, and as `campaigns.events` keeps them. */
export const storedEventShape = z
  .object({
    name: z.string(),
    payout: moneyShape.nullable(),
    currency: z.string().nullable(),
    payout_source: z.enum(['parameter', 'fixed']).nullable(),
    repeat_mode: repeatModeShape.nullable(),
    require_txid: z.boolean().nullable(),
    hold_hours: z.number().nullable(),
    counts: z.boolean(),
  })
  .meta({
    id: 'CampaignEvent',
    example: {
      name: 'deposit',
      payout: '25.00',
      currency: null,
      payout_source: 'fixed',
      repeat_mode: 'add',
      require_txid: null,
      hold_hours: 72,
      counts: true,
    },
  });
export type StoredEvent = z.infer<typeof storedEventShape>;

/** Stored events, ready for decisions. */
export function eventsOf(stored: readonly StoredEvent[] | undefined): CampaignEvent[] {
  return (stored ?? []).map((event) => ({
    name: event.name,
    payout: event.payout === null ? null : (parseDecimal(event.payout) ?? null),
    currency: event.currency,
    payoutSource: event.payout_source,
    repeatMode: event.repeat_mode,
    requireTxid: event.require_txid,
    holdHours: event.hold_hours,
    counts: event.counts,
  }));
}

function storedEvent(event: z.infer<typeof eventInput>): StoredEvent {
  return {
    name: event.name,
    payout: event.payout ?? null,
    currency: event.currency ?? null,
    payout_source: event.payout_source ?? null,
    repeat_mode: event.repeat_mode ?? null,
    require_txid: event.require_txid ?? null,
    hold_hours: event.hold_hours ?? null,
    counts: event.counts ?? true,
  };
}
