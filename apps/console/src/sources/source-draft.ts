import type { OneSource } from './sources.js';

export const ROLES = {
  click_id: 'Click id',
  payout: 'Payout',
  currency: 'Currency',
  txid: 'Transaction id',
  event: 'Event',
  status: 'Status',
  sale_amount: 'Sale amount',
  event_time: 'Time of the event',
} as const;
export type Role = keyof typeof ROLES;

export const MEANINGS = ['approved', 'pending', 'rejected', 'hold', 'ignore'] as const;

/** The settings as the API keeps them; parts this console does not know are carried along untouched. */
export interface Settings {
  readonly names?: Readonly<Partial<Record<Role, readonly string[]>>>;
  readonly not_names?: readonly string[];
  readonly status_words?: Readonly<Record<string, string>>;
  readonly unknown_status?: string;
  readonly event_names?: Readonly<Record<string, string>>;
  readonly known_events_only?: boolean;
  readonly decimal?: string;
  readonly minor_units?: boolean;
  readonly max_payout?: string;
  readonly transitions?: string;
  readonly auth?: readonly AuthRule[];
  readonly require_https?: boolean;
  readonly test?: boolean;
  readonly answer?: string;
  readonly [other: string]: unknown;
}

/** One proof the sender must give; which fields it has follows from the scheme. */
export type AuthRule = { readonly scheme: string } & Readonly<Record<string, unknown>>;

export interface SourceDraft {
  readonly name: string;
  readonly preset: string;
  readonly settings: Settings;
}

export function draftOf(source: OneSource): SourceDraft {
  return { name: source.name, preset: source.preset, settings: source.settings };
}

/** Without what says nothing: empty lists, empty texts, switches that are off. */
export function tidy(settings: Settings): Settings {
  const kept = Object.entries(settings).flatMap(([name, value]): [string, unknown][] => {
    const tidied = isRecord(value) && name !== 'auth' ? withoutEmpty(value) : value;
    return isEmpty(tidied) ? [] : [[name, tidied]];
  });
  return Object.fromEntries(kept);
}

/** Gives a parameter of the sender another meaning; undefined: it is not read at all. */
export function withRole(settings: Settings, name: string, role: Role | undefined): Settings {
  const lower = name.toLowerCase();
  const names = Object.fromEntries(
    Object.entries(settings.names ?? {}).map(([each, list]) => [each, (list ?? []).filter((one) => one.toLowerCase() !== lower)]),
  );
  const notNames = (settings.not_names ?? []).filter((one) => one.toLowerCase() !== lower);
  if (role === undefined) return { ...settings, names, not_names: [...notNames, lower] };
  return { ...settings, names: { ...names, [role]: [lower, ...(names[role] ?? [])] }, not_names: notNames };
}

function withoutEmpty(record: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => !isEmpty(value)));
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === '' || value === false || value === null) return true;
  return Array.isArray(value) ? value.length === 0 : isRecord(value) && Object.keys(value).length === 0;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
