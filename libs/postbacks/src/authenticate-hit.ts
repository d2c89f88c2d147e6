import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import ipaddr from 'ipaddr.js';
import type { Reason } from './reasons.js';
import type { Parameters } from './reading/parameters.js';
import { headerOf, queryOf, type RawHit } from './raw-hit.js';
import type { AuthRule } from './source-settings.js';

/**
 * Checks every proof a source asks for.
 *
 * returns  undefined when all hold, else auth_missing · auth_invalid · ip_not_allowed
 */
export function authenticateHit(hit: RawHit, parameters: Parameters, rules: readonly AuthRule[]): Reason | undefined {
  for (const rule of rules) {
    const reason = checkRule(hit, parameters, rule);
    if (reason) return reason;
  }
  return undefined;
}

function checkRule(hit: RawHit, parameters: Parameters, rule: AuthRule): Reason | undefined {
  switch (rule.scheme) {
    case 'token':
      return judge(tokensOf(hit, parameters, rule.params), rule.token);
    case 'ip':
      return isAllowed(hit.ip, rule.allow) ? undefined : 'ip_not_allowed';
    case 'hmac_sha256':
      return judge(
        lowerFirst(parameters, rule.param),
        createHmac('sha256', rule.secret).update(signedPart(hit.url, rule.param), 'latin1').digest('hex'),
      );
    case 'md5':
    case 'sha1':
    case 'sha256':
      return judge(lowerFirst(parameters, rule.param), createHash(rule.scheme).update(digestInput(parameters, rule)).digest('hex'));
  }
}

/** A secret offered in any agreed parameter, or as a bearer token. */
function tokensOf(hit: RawHit, parameters: Parameters, names: readonly string[]): string[] {
  const bearer = /^Bearer\s+(\S+)$/i.exec(headerOf(hit, 'authorization') ?? '')?.[1];
  const sent = names.flatMap((name) => parameters.valuesOf(name).map(({ text }) => text.trim()));
  return [...(bearer === undefined ? [] : [bearer]), ...sent].filter((text) => text !== '');
}

function lowerFirst(parameters: Parameters, name: string): string[] {
  return parameters
    .valuesOf(name.toLowerCase())
    .map(({ text }) => text.trim().toLowerCase())
    .filter((text) => text !== '')
    .slice(0, 1);
}

function judge(offered: readonly string[], expected: string): Reason | undefined {
  if (offered.length === 0) return 'auth_missing';
  return offered.some((text) => sameSecret(text, expected)) ? undefined : 'auth_invalid';
}

/** Compared as digests: equal length, constant time. */
function sameSecret(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}

/** The raw query before "&sig=": the signature covers the bytes as sent, so it must stand last. */
function signedPart(url: string, param: string): string {
  const query = queryOf(url);
  const at = query.toLowerCase().indexOf(`&${param.toLowerCase()}=`);
  return at < 0 ? query : query.slice(0, at);
}

function digestInput(parameters: Parameters, rule: { parts: readonly string[]; secret: string; separator: string }): string {
  const parts = rule.parts.includes('{secret}') ? rule.parts : [...rule.parts, '{secret}'];
  const values = parts.map((part) => (part === '{secret}' ? rule.secret : (parameters.valuesOf(part.toLowerCase())[0]?.text.trim() ?? '')));
  return values.join(rule.separator);
}

/** Addresses and CIDR ranges; IPv4 written as IPv6 counts as IPv4. */
function isAllowed(ip: string, allow: readonly string[]): boolean {
  if (!ipaddr.isValid(ip)) return false;
  const address = ipaddr.process(ip);
  return allow.some((entry) => {
    if (!entry.includes('/')) return ipaddr.isValid(entry) && ipaddr.process(entry).toString() === address.toString();
    if (!ipaddr.isValidCIDR(entry)) return false;
    const [network, bits] = ipaddr.parseCIDR(entry);
    return network.kind() === address.kind() && address.match(network, bits);
  });
}
