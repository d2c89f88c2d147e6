import ipaddr from 'ipaddr.js';

/**
 * An address as it may be stored: "203.0.113.0/24", "2001:db8:1::/48", or whole when `full`.
 * null for what is no address. IPv4 inside IPv6 is treated as IPv4.
 */
export function maskAddress(ip: string, full: boolean): string | null {
  // The common case without a parser: four plain numbers.
  const v4 = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(ip);
  if (v4) {
    if (v4.slice(1).some((part) => Number(part) > 255 || (part.length > 1 && part.startsWith('0')))) return null;
    return full ? ip : `${v4[1]}.${v4[2]}.${v4[3]}.0/24`;
  }
  // ipaddr.js reads also "127.1" and "0x7f000001"; an address from a socket is never written so.
  if (!ip.includes(':') || !ipaddr.isValid(ip)) return null;
  const address = ipaddr.process(ip);
  if (address.kind() === 'ipv4') return maskAddress(address.toString(), full);
  if (full) return (address as ipaddr.IPv6).toRFC5952String();
  const [a = 0, b = 0, c = 0] = (address as ipaddr.IPv6).parts;
  return `${new ipaddr.IPv6([a, b, c, 0, 0, 0, 0, 0]).toRFC5952String()}/48`;
}
