import type { IncomingHttpHeaders } from 'node:http';
import ipaddr from 'ipaddr.js';

/** TRUSTED_PROXIES made ready for the hot path. */
export interface TrustedProxies {
  /** true: nobody is trusted, the socket's peer is the client */
  readonly none: boolean;
  has(address: string): boolean;
}

/** What clientAddress needs of a request: Fastify's request has it. */
export interface AddressedRequest {
  readonly headers: IncomingHttpHeaders;
  readonly socket: { readonly remoteAddress?: string | undefined };
}

/**
 * Compiles a CIDR list ("10.0.0.0/8", "::1", a plain address is itself).
 * throws  Error naming the entry that is none, so that a start with a wrong setting stops
 */
export function compileTrustedProxies(list: readonly string[]): TrustedProxies {
  const ranges = list.map(parseRange);
  const known = new Map<string, boolean>();
  return {
    none: ranges.length === 0,
    has(address) {
      if (ranges.length === 0) return false;
      let trusted = known.get(address);
      if (trusted === undefined) {
        trusted = isInside(address, ranges);
        // Proxies are few; a client that invents addresses must not fill the memory.
        if (known.size < 1_000) known.set(address, trusted);
      }
      return trusted;
    },
  };
}

/**
 * The address a request came from: the socket's peer, or, when that is a trusted proxy, the right-most hop of X-Forwarded-For that
 * is none. Garbage in the header: the socket's peer. IPv4 inside IPv6 is written as IPv4. Empty when the socket is gone already.
 */
export function clientAddress(request: AddressedRequest, proxies: TrustedProxies): string {
  const peer = plainAddress(request.socket.remoteAddress ?? '');
  if (proxies.none || !proxies.has(peer)) return peer;
  const header = request.headers['x-forwarded-for'];
  if (header === undefined) return peer;
  const hops = (Array.isArray(header) ? header.join(',') : header).split(',');
  for (let i = hops.length - 1; i >= 0; i--) {
    const hop = readHop(hops[i] ?? '');
    if (hop === undefined) return peer;
    if (i === 0 || !proxies.has(hop)) return hop;
  }
  return peer;
}

/**
 * Was the request made over https? Own TLS, or a trusted proxy that says so.
 */
export function isHttps(request: AddressedRequest, proxies: TrustedProxies): boolean {
  if ('encrypted' in request.socket && request.socket.encrypted === true) return true;
  if (proxies.none || !proxies.has(plainAddress(request.socket.remoteAddress ?? ''))) return false;
  const proto = request.headers['x-forwarded-proto'];
  return (Array.isArray(proto) ? proto.join(',') : (proto ?? '')).split(',').at(-1)?.trim().toLowerCase() === 'https';
}

function plainAddress(address: string): string {
  return address.startsWith('::ffff:') && address.includes('.') ? address.slice(7) : address;
}

/** The longest address, in brackets and with a port, and some room. */
const LONGEST_HOP = 64;

// "203.0.113.7", "203.0.113.7:4711", "2001:db8::1", "[2001:db8::1]:443". Not "2130706433" or "0x7f.1", which ipaddr.js alone would read.
function readHop(text: string): string | undefined {
  const trimmed = text.trim();
  if (trimmed.length > LONGEST_HOP) return undefined;
  const match = /^(?:\[([0-9a-fA-F:.]+)\](?::\d{1,5})?|(\d{1,3}(?:\.\d{1,3}){3})(?::\d{1,5})?|([0-9a-fA-F:.]*:[0-9a-fA-F:.]*))$/.exec(
    trimmed,
  );
  const address = match?.[1] ?? match?.[2] ?? match?.[3];
  if (address === undefined) return undefined;
  try {
    return ipaddr.process(address).toString();
  } catch {
    return undefined;
  }
}

type Range = [ipaddr.IPv4 | ipaddr.IPv6, number];

function parseRange(text: string): Range {
  try {
    if (text.includes('/')) return ipaddr.parseCIDR(text);
    const address = ipaddr.parse(text);
    return [address, address.kind() === 'ipv4' ? 32 : 128];
  } catch {
    throw new Error(`TRUSTED_PROXIES: "${text}" is neither an address nor a range such as 10.0.0.0/8`);
  }
}

function isInside(text: string, ranges: readonly Range[]): boolean {
  if (!ipaddr.isValid(text)) return false;
  const address = ipaddr.process(text);
  return ranges.some(([network, bits]) => address.kind() === network.kind() && address.match([network, bits] as [ipaddr.IPv4, number]));
}
