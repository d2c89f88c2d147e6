import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import ipaddr from 'ipaddr.js';
import type { AuthRule } from './auth-rules.js';
import type { Dialect } from '../dialect.js';
import type { Reason } from '../reasons.js';
import type { Parameters } from '../reading/parameters.js';
import { headerOf, queryOf, type RawHit } from '../raw-hit.js';
import { pairsOf } from '../reading/parse-pairs.js';

type RuleOf<S extends AuthRule['scheme']> = Extract<AuthRule, { scheme: S }>;

/**
 * Checks every proof a source asks for.
 *
 * dialect  its rules, and its parameter names: a signature over the body vouches for nothing that stands in the query
 * returns  undefined when all hold, else auth_missing · auth_invalid · ip_not_allowed
 */
export function authenticateHit(hit: RawHit, parameters: Parameters, dialect: Pick<Dialect, 'auth' | 'names'>): Reason | undefined {
  for (const rule of dialect.auth) {
    const reason = checkRule(hit, parameters, rule) ?? (coversBodyOnly(rule) ? unsignedClaim(parameters, dialect) : undefined);
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
    case 'hmac_body':
      return judge(signatureHeader(hit, rule), bodySignature(hit, rule));
    case 'md5':
    case 'sha1':
    case 'sha256':
    case 'sha512':
      return judge(lowerFirst(parameters, rule.param), createHash(rule.scheme).update(digestInput(parameters, rule)).digest('hex'));
    case 'sorted_sha512':
      return judge(lowerFirst(parameters, rule.param), createHash('sha512').update(sortedInput(hit, rule)).digest('hex'));
    case 'clickbank':
      return parameters.decrypted ? undefined : 'auth_missing';
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

/** The header's signature, without its prefix; hex in any case. */
function signatureHeader(hit: RawHit, { header, prefix, encoding }: RuleOf<'hmac_body'>): string[] {
  const sent = headerOf(hit, header.toLowerCase())?.trim() ?? '';
  if (sent === '') return [];
  const bare = sent.toLowerCase().startsWith(prefix.toLowerCase()) ? sent.slice(prefix.length) : sent;
  return [encoding === 'hex' ? bare.toLowerCase() : bare];
}

/** Over the bytes as they came, compressed or not. */
function bodySignature(hit: RawHit, { algorithm, secret, encoding }: RuleOf<'hmac_body'>): string {
  return createHmac(algorithm, secret).update(Buffer.from(hit.body, 'base64')).digest(encoding);
}

function coversBodyOnly({ scheme }: AuthRule): boolean {
  return scheme === 'hmac_body' || scheme === 'clickbank';
}

/** Whoever saw one signed body could send it again with another click or amount in the query. */
function unsignedClaim(parameters: Parameters, { names }: Pick<Dialect, 'names'>): Reason | undefined {
  const unsigned = Object.values(names)
    .flat()
    .some((name) => parameters.valuesOf(name).some(({ place }) => place === 'query' || place === 'path'));
  return unsigned ? 'auth_invalid' : undefined;
}

function digestInput(parameters: Parameters, rule: { parts: readonly string[]; secret: string; separator: string }): string {
  const parts = rule.parts.includes('{secret}') ? rule.parts : [...rule.parts, '{secret}'];
  const values = parts.map((part) => (part === '{secret}' ? rule.secret : (parameters.valuesOf(part.toLowerCase())[0]?.text.trim() ?? '')));
  return values.join(rule.separator);
}

/**
 * Digistore24's digistore_signature(): parameters sorted by name in the case they were sent in, empty ones left out,
 * each as name=value followed by the passphrase. https://www.digistore24.com/download/ipn/examples/ipn/sha_sign.php
 */
function sortedInput(hit: RawHit, { param, secret }: RuleOf<'sorted_sha512'>): string {
  const form = hit.method === 'POST' ? Buffer.from(hit.body, 'base64').toString('latin1') : '';
  const signed = [...pairsOf(queryOf(hit.url)), ...pairsOf(form.trim())].filter(
    ([name, value]) => value !== '' && ![param.toLowerCase(), 'shasign'].includes(name.toLowerCase()),
  );
  // PHP keeps the last of equal names, and sorts by bytes.
  const last = [...new Map(signed)].sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  return last.map(([name, value]) => `${name}=${value}${secret}`).join('');
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
