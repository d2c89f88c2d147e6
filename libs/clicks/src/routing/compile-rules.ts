import { BlockList, isIP } from 'node:net';
import type { OfferRules } from '#campaigns';
import type { Visitor } from '#macros';
import { referrerDomain } from '../enrich/read-language.js';
import type { Visit } from '../capture/request/visit.js';
import { listCondition, matchCondition, type Condition } from './condition.js';
import { hoursCondition, scheduleCondition } from './time-conditions.js';

const ABOUT_VISITOR = [
  'country',
  'region',
  'city',
  'language',
  'device',
  'os',
  'browser',
  'isp',
  'connection',
] as const satisfies (keyof Visitor & keyof OfferRules)[];

/**
 * An offer's rules as conditions, cheapest first: those that need a look-up of the visitor are asked only when the others hold.
 *
 * zone  of hours that name none: the campaign's
 */
export function compileRules(rules: OfferRules | null | undefined, zone: string): Condition[] {
  if (!rules) return [];
  const { schedule, hours, supply_id, site_id, ip, referrer, asn, device_model, query = [] } = rules;
  return [
    ...(schedule ? [scheduleCondition(schedule)] : []),
    ...(hours ? [hoursCondition(hours, hours.time_zone ?? zone)] : []),
    ...(supply_id ? [listCondition('supply_id', supply_id, parameter('supply_id'), false)] : []),
    ...(site_id ? [listCondition('site_id', site_id, parameter('site_id'), false)] : []),
    ...query.map((one) => listCondition(`query.${one.name}`, one, parameter(one.name), false)),
    ...(ip ? [matchCondition('ip', ip, (visit) => visit.request.ip, inRanges)] : []),
    ...(referrer ? [matchCondition('referrer', referrer, (visit) => referrerDomain(visit.request.referrer), underDomains)] : []),
    ...(asn ? [matchCondition('asn', asn, (visit) => visit.visitor().asn, inNumbers)] : []),
    ...(device_model ? [matchCondition('device_model', device_model, (visit) => visit.visitor().model, ofBrands)] : []),
    ...ABOUT_VISITOR.flatMap((name) => {
      const lists = rules[name];
      return lists ? [listCondition(name, lists, (visit) => visit.visitor()[name], true)] : [];
    }),
  ];
}

function parameter(name: string): (visit: Visit) => string {
  return (visit) => visit.query.get(name);
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

/** "AS64500" and "64500" are the same network. */
function inNumbers(listed: readonly string[]): (asn: string) => boolean {
  const numbers = new Set(listed.map((one) => one.replace(/^AS/i, '').replace(/^0+(?=.)/, '')));
  return (asn) => numbers.has(asn);
}

/** A brand stands for all its models. */
function ofBrands(listed: readonly string[]): (model: string) => boolean {
  const wanted = listed.map((one) => one.toLowerCase());
  return (model) => {
    const lower = model.toLowerCase();
    return wanted.some((one) => lower === one || lower.startsWith(`${one} `));
  };
}
