import { BlockList, isIP } from 'node:net';
import { WEEKDAYS, type OfferRules } from '#campaigns';
import type { Visitor } from '#macros';
import { referrerDomain } from '../enrich/read-language.js';
import type { Visit } from '../capture/visit.js';
import { listCondition, matchCondition, type Condition } from './condition.js';
import { localTime } from './local-time.js';

const ABOUT_VISITOR = ['country', 'region', 'city', 'language', 'device', 'os', 'browser'] as const satisfies (keyof Visitor &
  keyof OfferRules)[];

/**
 * An offer's rules as conditions, cheapest first: those that need a look-up of the visitor are asked only when the others hold.
 *
 * zone  of hours that name none: the campaign's
 */
export function compileRules(rules: OfferRules | null | undefined, zone: string): Condition[] {
  if (!rules) return [];
  const { schedule, hours, supply_id, site_id, ip, referrer, query = [] } = rules;
  return [
    ...(schedule ? [scheduleCondition(schedule)] : []),
    ...(hours ? [hoursCondition(hours, hours.time_zone ?? zone)] : []),
    ...(supply_id ? [listCondition('supply_id', supply_id, parameter('supply_id'), false)] : []),
    ...(site_id ? [listCondition('site_id', site_id, parameter('site_id'), false)] : []),
    ...query.map((one) => listCondition(`query.${one.name}`, one, parameter(one.name), false)),
    ...(ip ? [matchCondition('ip', ip, (visit) => visit.request.ip, inRanges)] : []),
    ...(referrer ? [matchCondition('referrer', referrer, (visit) => referrerDomain(visit.request.referrer), underDomains)] : []),
    ...ABOUT_VISITOR.flatMap((name) => {
      const lists = rules[name];
      return lists ? [listCondition(name, lists, (visit) => visit.visitor()[name], true)] : [];
    }),
  ];
}

function parameter(name: string): (visit: Visit) => string {
  return (visit) => visit.query.get(name);
}

function scheduleCondition({ start, end }: NonNullable<OfferRules['schedule']>): Condition {
  const startMs = start === undefined ? -Infinity : Date.parse(start);
  const endMs = end === undefined ? Infinity : Date.parse(end);
  return {
    rule: 'schedule',
    holds: ({ nowMs }) => nowMs >= startMs && nowMs < endMs,
    seen: ({ nowMs }) => new Date(nowMs).toISOString(),
    wants: [...(start ? [`from ${start}`] : []), ...(end ? [`before ${end}`] : [])].join(' '),
  };
}

type Slot = NonNullable<OfferRules['hours']>['slots'][number];

function hoursCondition({ slots }: NonNullable<OfferRules['hours']>, zone: string): Condition {
  const open = openMinutes(slots);
  return {
    rule: 'hours',
    holds({ nowMs }) {
      const { weekday, minute } = localTime(nowMs, zone);
      return open[weekday * DAY_MINUTES + minute] === 1;
    },
    seen({ nowMs }) {
      const { weekday, minute } = localTime(nowMs, zone);
      return `${WEEKDAYS[weekday] ?? ''} ${clockOf(minute)} in ${zone}`;
    },
    wants: slots.map(({ days, from = '00:00', to = '24:00' }) => `${days ? days.join(' ') : 'daily'} ${from}–${to}`).join(', '),
  };
}

const DAY_MINUTES = 1_440;

/** The week's minutes, 1 where a slot is open. A slot past midnight runs into the next day, from Sunday into Monday. */
function openMinutes(slots: readonly Slot[]): Uint8Array {
  const open = new Uint8Array(7 * DAY_MINUTES);
  for (const { days = WEEKDAYS, from = '00:00', to = '24:00' } of slots) {
    const length = (minutesOf(to) - minutesOf(from) + DAY_MINUTES) % DAY_MINUTES || DAY_MINUTES;
    for (const day of days) {
      const start = WEEKDAYS.indexOf(day) * DAY_MINUTES + minutesOf(from);
      for (let at = start; at < start + length; at++) open[at % open.length] = 1;
    }
  }
  return open;
}

function minutesOf(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
}

function clockOf(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

function inRanges(listed: readonly string[]): (ip: string) => boolean {
  const ranges = new BlockList();
  for (const range of listed) {
    const [address = '', bits] = range.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (bits === undefined) ranges.addAddress(address, family);
    else ranges.addSubnet(address, Number(bits), family);
  }
  return (ip) => {
    const version = isIP(ip);
    return version !== 0 && ranges.check(ip, version === 6 ? 'ipv6' : 'ipv4');
  };
}

function underDomains(listed: readonly string[]): (domain: string) => boolean {
  const domains = listed.map((one) => one.toLowerCase().replace(/^www\./, ''));
  return (domain) => domains.some((one) => domain === one || domain.endsWith(`.${one}`));
}
