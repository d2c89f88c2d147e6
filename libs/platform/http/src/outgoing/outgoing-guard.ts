import { lookup as resolveName } from 'node:dns/promises';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { DomainError } from '#kernel';

/** Where a call to a URL that a user entered may go: to this address only, whatever the name says a moment later. */
export interface OutgoingTarget {
  readonly url: URL;
  readonly address: string;
  readonly family: 4 | 6;
  /** for http.request({ lookup }): answers the checked address, so that a name that changes between check and connect changes nothing */
  readonly lookup: LookupFunction;
}

export interface OutgoingRules {
  /** default: 80 and 443 */
  readonly ports?: readonly number[];
  /** an operator who calls his own network says so; default: public addresses only */
  readonly allowPrivate?: boolean;
  /** every address of a host name; replaced in tests */
  readonly resolve?: (host: string) => Promise<readonly string[]>;
}

const PORTS = [80, 443];

/**
 * Judges a URL before the product calls it (outgoing postbacks, webhooks): http or https, an allowed port, no user name, and a host
 * whose addresses are all public unicast. One private address among them refuses the whole, or DNS would choose. To be asked before
 * each call, which must use `lookup` and follow no redirect.
 *
 * @throws DomainError `outgoing_url_refused`, with what is wrong in words
 */
export async function checkOutgoingUrl(text: string, rules: OutgoingRules = {}): Promise<OutgoingTarget> {
  const url = parse(text);
  const port = url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port);
  const ports = rules.ports ?? PORTS;
  if (!ports.includes(port)) throw refused(`port ${port} is not allowed; these are: ${ports.join(', ')}`);
  const addresses = await addressesOf(url.hostname, rules.resolve ?? resolveAll);
  const inside = addresses.find((address) => !isPublic(address));
  if (inside !== undefined && rules.allowPrivate !== true) throw refused(`${url.hostname} leads to ${inside}, which is no public address`);
  const [address] = addresses;
  if (address === undefined) throw refused(`${url.hostname} has no address`);
  const family = ipaddr.parse(address).kind() === 'ipv4' ? 4 : 6;
  return { url, address, family, lookup: pinned(address, family) };
}

/** Is this an address of the public internet? IPv4 inside IPv6 is judged as IPv4; relays into IPv4 (6to4, NAT64, Teredo) are none. */
export function isPublic(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast';
}

function parse(text: string): URL {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    throw refused('it is no absolute URL');
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw refused(`${url.protocol} is neither http: nor https:`);
  if (url.username !== '' || url.password !== '') throw refused('it holds a user name or a password');
  return url;
}

async function addressesOf(hostname: string, resolve: (host: string) => Promise<readonly string[]>): Promise<readonly string[]> {
  // URL has already made 127.0.0.1 of 2130706433, 0177.0.0.1 and full-width digits.
  const literal = hostname.replace(/^\[|\]$/g, '');
  if (ipaddr.isValid(literal)) return [literal];
  try {
    return await resolve(hostname);
  } catch {
    throw refused(`${hostname} cannot be resolved`);
  }
}

async function resolveAll(host: string): Promise<readonly string[]> {
  return (await resolveName(host, { all: true, verbatim: true })).map(({ address }) => address);
}

function pinned(address: string, family: 4 | 6): LookupFunction {
  return (_host, options, done) => {
    if (options.all === true) done(null, [{ address, family }]);
    else done(null, address, family);
  };
}

function refused(why: string): DomainError {
  return new DomainError('outgoing_url_refused', `This URL may not be called: ${why}.`, { status: 422 });
}
