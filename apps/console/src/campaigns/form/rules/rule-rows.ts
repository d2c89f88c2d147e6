import type { Campaign } from '../../campaigns.js';

type OfferRules = NonNullable<Campaign['offers'][number]['rules']>;

/** Rules that are lists of values, in the order in which they are offered. */
export const LIST_RULES: Readonly<Record<string, { readonly label: string; readonly hint: string }>> = {
  country: { label: 'Country', hint: 'ES, PT' },
  device: { label: 'Device', hint: 'mobile, desktop, tablet' },
  os: { label: 'Operating system', hint: 'Android, iOS' },
  browser: { label: 'Browser', hint: 'Chrome, Mobile Safari' },
  language: { label: 'Language', hint: 'es, pt' },
  supply_id: { label: 'Supply source', hint: 's-17' },
  site_id: { label: 'Site', hint: 'news.example' },
  referrer: { label: 'Referrer', hint: 'blog.example' },
  ip: { label: 'Address', hint: '198.51.100.0/24' },
  region: { label: 'Region', hint: 'Catalonia' },
  city: { label: 'City', hint: 'Barcelona' },
  device_model: { label: 'Device model', hint: 'Apple' },
  isp: { label: 'Provider', hint: 'Vodafone' },
  asn: { label: 'Network number', hint: 'AS15169' },
  connection: { label: 'Connection', hint: 'Cellular' },
};
const QUERY = 'query';

/** One line of the editor: a value that must be, or must not be, among some. */
export interface RuleRow {
  /** a list rule's name, or query */
  readonly rule: string;
  /** of a query rule: the parameter */
  readonly parameter: string;
  readonly mode: 'allow' | 'block';
  readonly values: readonly string[];
}

export interface HourSlot {
  readonly days: readonly string[];
  readonly from: string;
  readonly to: string;
}

/** An offer's rules as the form holds them; what it has no field for is carried along. */
export interface RulesDraft {
  readonly rows: readonly RuleRow[];
  readonly zone: string;
  readonly slots: readonly HourSlot[];
  /** instants as datetime-local shows them, UTC */
  readonly start: string;
  readonly end: string;
  readonly rest: Readonly<Record<string, unknown>>;
}

export function rulesDraftOf(rules: OfferRules | null): RulesDraft {
  const { query = [], hours, schedule, ...others } = rules ?? {};
  const lists = Object.entries(others).filter(([name]) => Object.hasOwn(LIST_RULES, name)) as [string, Lists][];
  return {
    rows: [
      ...lists.flatMap(([rule, value]) => rowsOf(value, rule, '')),
      ...query.flatMap(({ name, ...value }) => rowsOf(value, QUERY, name)),
    ],
    zone: hours?.time_zone ?? '',
    slots: (hours?.slots ?? []).map(({ days = [], from = '', to = '' }) => ({ days, from, to })),
    start: schedule?.start?.slice(0, 16) ?? '',
    end: schedule?.end?.slice(0, 16) ?? '',
    rest: Object.fromEntries(Object.entries(others).filter(([name]) => !Object.hasOwn(LIST_RULES, name))),
  };
}

/** As the API takes them; null: everybody. */
export function rulesOf({ rows, zone, slots, start, end, rest }: RulesDraft): OfferRules | null {
  const rules: Record<string, unknown> = { ...rest };
  const filled = rows.filter((row) => row.values.length > 0);
  for (const name of new Set(filled.map((row) => row.rule).filter((rule) => rule !== QUERY)))
    rules[name] = listsOf(filled.filter((row) => row.rule === name));
  const queries = filled.filter((row) => row.rule === QUERY && row.parameter.trim() !== '');
  const parameters = [...new Set(queries.map((row) => row.parameter.trim()))];
  if (parameters.length > 0)
    rules[QUERY] = parameters.map((name) => ({ name, ...listsOf(queries.filter((row) => row.parameter.trim() === name)) }));
  if (slots.length > 0) rules['hours'] = { ...(zone === '' ? {} : { time_zone: zone }), slots: slots.map(slotOf) };
  if (start !== '' || end !== '')
    rules['schedule'] = { ...(start === '' ? {} : { start: instantOf(start) }), ...(end === '' ? {} : { end: instantOf(end) }) };
  return Object.keys(rules).length === 0 ? null : rules;
}

interface Lists {
  readonly allow?: readonly string[] | undefined;
  readonly block?: readonly string[] | undefined;
}

function rowsOf({ allow, block }: Lists, rule: string, parameter: string): RuleRow[] {
  return [
    ...(allow ? [{ rule, parameter, mode: 'allow' as const, values: allow }] : []),
    ...(block ? [{ rule, parameter, mode: 'block' as const, values: block }] : []),
  ];
}

function listsOf(rows: readonly RuleRow[]): Lists {
  const of = (mode: RuleRow['mode']) => rows.filter((row) => row.mode === mode).flatMap((row) => row.values);
  const [allow, block] = [of('allow'), of('block')];
  return { ...(allow.length > 0 ? { allow } : {}), ...(block.length > 0 ? { block } : {}) };
}

function slotOf({ days, from, to }: HourSlot): Record<string, unknown> {
  return { ...(days.length > 0 ? { days } : {}), ...(from === '' ? {} : { from }), ...(to === '' ? {} : { to }) };
}

function instantOf(local: string): string {
  return `${local}:00.000Z`;
}
