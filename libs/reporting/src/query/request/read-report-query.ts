import { DomainError, parseDecimal } from '#kernel';
import type { Catalogue } from '../../catalogue/catalogue.js';
import type { Dimension } from '../../catalogue/dimension.js';
import type { Metric } from '../../catalogue/metric.js';
import { MAX_GROUPS, MAX_ROWS, type Filter, type Having, type RangeEnd, type ReportQuery, type SortKey } from './report-query.js';

/** Query parameters as the HTTP server hands them over: a parameter given twice is an array. */
export type RawQuery = Readonly<Record<string, unknown>>;

const DEFAULT_METRICS = ['clicks', 'conversions', 'revenue', 'cost', 'profit', 'roi'];
const KNOWN = new Set(['from', 'to', 'tz', 'group_by', 'metrics', 'time_base', 'sort', 'limit', 'cursor']);

/**
 * Reads what the contract's `GET /reports` takes. `offset` comes from the cursor and is set by the caller.
 *
 * throws  DomainError unknown_parameter, unknown_dimension, unknown_metric, unknown_time_zone, invalid_range, invalid_request
 */
export function readReportQuery(raw: RawQuery, catalogue: Catalogue): ReportQuery {
  refuseUnknown(raw);
  const groupBy = unique(list(raw['group_by'])).map((name) => catalogue.dimension(name));
  if (groupBy.length > MAX_GROUPS) throw refused(`group_by takes up to ${MAX_GROUPS} dimensions, not ${groupBy.length}.`, 'group_by');
  const named = unique(list(raw['metrics']));
  const metrics = (named.length > 0 ? named : DEFAULT_METRICS).map((name) => catalogue.metric(name));
  return {
    from: readEnd(one(raw['from'], 'from'), 'from'),
    to: readEnd(one(raw['to'], 'to'), 'to'),
    zone: readZone(one(raw['tz'], 'tz') ?? 'UTC'),
    groupBy,
    metrics,
    filters: parametersOf(raw, 'filter').flatMap(([name, values]) => readFilters(catalogue.dimension(name), values)),
    having: parametersOf(raw, 'having').flatMap(([name, values]) => values.flatMap((value) => readHaving(catalogue.metric(name), value))),
    timeBase: readTimeBase(one(raw['time_base'], 'time_base')),
    sort: readSort(list(raw['sort']), { groupBy, metrics, catalogue }),
    limit: readLimit(one(raw['limit'], 'limit')),
    offset: 0,
  };
}

function refuseUnknown(raw: RawQuery): void {
  for (const name of Object.keys(raw)) {
    if (KNOWN.has(name) || /^(filter|having)\[[^[\]]+\]$/.test(name)) continue;
    throw new DomainError(
      'unknown_parameter',
      `"${name.slice(0, 60)}" is no parameter of reports. Known: ${[...KNOWN].join(', ')}, filter[dimension], having[metric].`,
    );
  }
}

function readEnd(text: string | undefined, field: string): RangeEnd | undefined {
  if (text === undefined) return undefined;
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text);
  const isInstant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/.test(text);
  const ms = isDay || isInstant ? Date.parse(text) : Number.NaN;
  // Date.parse takes the 30th of February for the 1st of March.
  if (Number.isNaN(ms) || (isDay && new Date(ms).toISOString().slice(0, 10) !== text)) {
    throw new DomainError(
      'invalid_range',
      `${field} "${text.slice(0, 40)}" is no day (2026-11-01, in tz) and no instant (2026-11-01T05:00:00Z).`,
      { details: { field } },
    );
  }
  return isDay ? { localDay: text } : { instantMs: ms };
}

function readZone(zone: string): string {
  // PostgreSQL would also take abbreviations and POSIX rules such as "FOO+3"; the runtime knows IANA names only.
  try {
    if (/^[A-Za-z][A-Za-z0-9_+\-/]{0,63}$/.test(zone)) {
      new Intl.DateTimeFormat('en', { timeZone: zone });
      return zone;
    }
  } catch {
    // falls through to the refusal
  }
  throw unknownZone(zone);
}

/** Also thrown when the database does not know a zone that the runtime knows. */
export function unknownZone(zone: string): DomainError {
  return new DomainError('unknown_time_zone', `tz "${zone.slice(0, 40)}" is no IANA time zone. Send a name such as Europe/Madrid or UTC.`, {
    details: { field: 'tz' },
  });
}

/** filter[country]=ES,FR · !ES,FR · ~part · !~part; `\,` is a comma in a value, a leading `\` takes ! and ~ as they are. */
function readFilters(dimension: Dimension, texts: readonly string[]): Filter[] {
  const filters = texts.map((text): Filter => {
    const [, not = '', contains = '', rest = ''] = /^(!?)(~?)([\s\S]*)$/.exec(text) ?? [];
    const values = splitValues(rest);
    if (contains) return { dimension, mode: not ? 'exclude_containing' : 'contain', values };
    return { dimension, mode: not ? 'exclude' : 'include', values };
  });
  // filter[a]=1&filter[a]=2 means either, as filter[a]=1,2 does.
  const included = filters.filter((filter) => filter.mode === 'include').flatMap((filter) => filter.values);
  const others = filters.filter((filter) => filter.mode !== 'include');
  return included.length > 0 ? [{ dimension, mode: 'include', values: included }, ...others] : others;
}

function splitValues(text: string): string[] {
  const values = [''];
  for (const [part] of text.matchAll(/\\[\s\S]|[^\\]|\\$/g)) {
    if (part === ',') values.push('');
    else values[values.length - 1] += part.length > 1 && part.startsWith('\\') ? part.slice(1) : part;
  }
  return values;
}

/** having[profit]=>=10 · <5 · >=1,<=100 (both). Money in units of the base currency. */
function readHaving(metric: Metric, text: string): Having[] {
  return text.split(',').map((condition) => {
    const [, operator, value = ''] = /^(>=|<=|!=|<>|>|<|=)?(-?\d{1,13}(?:\.\d{1,6})?)$/.exec(condition.trim()) ?? [];
    const micros = parseDecimal(value);
    if (value === '' || micros === undefined)
      throw refused(`having[${metric.name}]="${text.slice(0, 40)}": write a comparison such as >=10 or >0.5,<2.`, `having[${metric.name}]`);
    return {
      metric,
      operator: operator === '!=' ? '<>' : ((operator ?? '=') as Having['operator']),
      value: metric.unit === 'money' ? micros.toString() : value,
    };
  });
}

function readTimeBase(text: string | undefined): 'click' | 'postback' {
  if (text === undefined || text === 'click') return 'click';
  if (text === 'postback') return 'postback';
  throw refused(`time_base is click or postback, not "${text.slice(0, 40)}".`, 'time_base');
}

/** Without `sort`: time runs forward, anything else by the first metric, largest first. */
function readSort(
  names: readonly string[],
  known: { groupBy: readonly Dimension[]; metrics: readonly Metric[]; catalogue: Catalogue },
): SortKey[] {
  if (names.length === 0) {
    const [dimension, metric] = [known.groupBy[0], known.metrics[0]];
    if (dimension?.kind === 'time')
      return known.groupBy.filter((each) => each.kind === 'time').map((each) => ({ dimension: each, descending: false }));
    return metric ? [{ metric, descending: true }] : [];
  }
  return names.map((text) => {
    const descending = text.startsWith('-');
    const name = descending ? text.slice(1) : text;
    const dimension = known.groupBy.find((each) => each.name === name);
    if (dimension) return { dimension, descending };
    if (known.catalogue.hasDimension(name)) throw refused(`sort "${name}": add it to group_by to sort by it.`, 'sort');
    return { metric: known.catalogue.metric(name), descending };
  });
}

function readLimit(text: string | undefined): number {
  if (text === undefined) return 1_000;
  const limit = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  if (limit < 1 || limit > MAX_ROWS) throw refused(`limit is a whole number from 1 to ${MAX_ROWS}, not "${text.slice(0, 20)}".`, 'limit');
  return limit;
}

function parametersOf(raw: RawQuery, kind: 'filter' | 'having'): [string, string[]][] {
  return Object.entries(raw)
    .filter(([name]) => name.startsWith(`${kind}[`))
    .map(([name, value]) => [name.slice(kind.length + 1, -1), texts(value)]);
}

function list(value: unknown): string[] {
  return texts(value)
    .flatMap((text) => text.split(','))
    .map((name) => name.trim())
    .filter(Boolean);
}

function one(value: unknown, field: string): string | undefined {
  const all = texts(value);
  if (all.length > 1) throw refused(`${field} is given ${all.length} times; send it once.`, field);
  return all[0] === '' ? undefined : all[0];
}

function texts(value: unknown): string[] {
  return (Array.isArray(value) ? value : value === undefined ? [] : [value]).map(String);
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)];
}

function refused(message: string, field: string): DomainError {
  return new DomainError('invalid_request', message, { details: { field } });
}
