import { describe, expect, it } from 'vitest';
import { clientAddress, compileTrustedProxies, isHttps } from './client-address.js';

const from = (remoteAddress: string, forwarded?: string) => ({
  headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
  socket: { remoteAddress },
});

describe('clientAddress', () => {
  const proxies = compileTrustedProxies(['10.0.0.0/8', '192.0.2.1', 'fd00::/8']);

  it.each([
    ['takes the peer when it is no trusted proxy', '203.0.113.9', '1.2.3.4', '203.0.113.9'],
    ['takes the right-most hop', '10.0.0.1', '1.2.3.4, 198.51.100.7', '198.51.100.7'],
    ['skips trusted hops', '10.0.0.1', '1.2.3.4, 198.51.100.7, 10.9.9.9, 192.0.2.1', '198.51.100.7'],
    ['reads IPv4 written as IPv6', '::ffff:10.0.0.1', '::ffff:198.51.100.7', '198.51.100.7'],
    ['reads ports and brackets', '10.0.0.1', '[2001:db8::1]:443', '2001:db8::1'],
    ['reads IPv4 with a port', '10.0.0.1', '198.51.100.7:4711', '198.51.100.7'],
    ['falls back to the peer on garbage', '10.0.0.1', '<script>', '10.0.0.1'],
    ['falls back to the peer on a decimal address', '10.0.0.1', '2130706433', '10.0.0.1'],
    ['falls back to the peer on an octet too large', '10.0.0.1', '1.2.3.400', '10.0.0.1'],
    ['falls back to the peer on a hop longer than any address', '10.0.0.1', '0:'.repeat(8_000), '10.0.0.1'],
    ['does not look past garbage', '10.0.0.1', '1.2.3.4, nonsense, 10.0.0.2', '10.0.0.1'],
    ['takes the first hop when all are trusted', '10.0.0.1', '10.0.0.3, 10.0.0.2', '10.0.0.3'],
  ])('%s', (_title, peer, forwarded, expected) => {
    expect(clientAddress(from(peer, forwarded), proxies)).toBe(expected);
  });

  it('believes nobody by default', () => {
    expect(clientAddress(from('127.0.0.1', '1.2.3.4'), compileTrustedProxies([]))).toBe('127.0.0.1');
  });

  it('reads a hundred hops', () => {
    const hops = Array.from({ length: 100 }, (_unused, i) => `10.0.0.${i}`).join(', ');
    expect(clientAddress(from('10.0.0.1', `198.51.100.7, ${hops}`), proxies)).toBe('198.51.100.7');
  });

  it('refuses a list with an entry that is no range', () => {
    expect(() => compileTrustedProxies(['10.0.0.0/8', 'proxy.local'])).toThrow('"proxy.local"');
  });
});

describe('isHttps', () => {
  it('believes X-Forwarded-Proto from a trusted proxy only', () => {
    const request = { headers: { 'x-forwarded-proto': 'https' }, socket: { remoteAddress: '10.0.0.1' } };
    expect(isHttps(request, compileTrustedProxies(['10.0.0.1']))).toBe(true);
    expect(isHttps(request, compileTrustedProxies(['10.0.0.2']))).toBe(false);
  });
});
