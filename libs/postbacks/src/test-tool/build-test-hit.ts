import { createHash, createHmac } from 'node:crypto';
import { formatAmountShort, isCurrency, MICROS_PER_UNIT, type ConversionStatus, type Micros } from '#kernel';
import type { AuthRule } from '../auth/auth-rules.js';
import type { Dialect } from '../dialect.js';
import type { Role } from '../reading/aliases.js';
import { fromMinorUnits } from '../reading/read-amount.js';
import { GENERIC_STATUS_WORDS } from '../reading/read-status.js';

/** What the hit shall say, in our own terms. */
export interface TestValues {
  readonly clickId: string;
  readonly txid: string;
  readonly payout: Micros;
  readonly currency: string;
  readonly event: string | undefined;
  readonly status: ConversionStatus | undefined;
}

/** A request as the source's own sender would make it. */
export interface TestHit {
  readonly method: 'GET' | 'POST';
  /** without '?'; '' when everything stands in the body */
  readonly query: string;
  readonly body: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
  /** proofs the source asks for that cannot be given from here */
  readonly unproven: readonly ('ip' | 'https' | 'encryption')[];
}

type Pair = readonly [name: string, value: string];

/**
 * Writes a hit the way a source wants it: its parameter names, status words, event names, amounts and proofs, marked test=1. Pure.
 *
 * secure  it will go out by https
 */
export function buildTestHit(dialect: Dialect, values: TestValues, { secure }: { secure: boolean }): TestHit {
  const rules = dialect.auth;
  const pairs: Pair[] = [...claimPairs(dialect, values), ['test', '1']];
  for (const rule of rules) if (rule.scheme === 'token') pairs.push([rule.params[0] ?? 'token', rule.token]);
  for (const rule of rules) pairs.push(...digestPairs(rule, pairs));
  let query = encoded(pairs);
  // Over the bytes of the query, so it comes last.
  for (const rule of rules) {
    if (rule.scheme === 'hmac_sha256') query += `&${rule.param}=${createHmac('sha256', rule.secret).update(query, 'latin1').digest('hex')}`;
  }
  const unproven = unprovable(dialect, secure);
  const signing = rules.filter((rule) => rule.scheme === 'hmac_body');
  if (signing.length === 0) return { method: 'GET', query, body: undefined, headers: {}, unproven };
  const signatures = signing.map((rule) => {
    const signature = createHmac(rule.algorithm, rule.secret).update(query).digest(rule.encoding);
    return [rule.header, `${rule.prefix}${signature}`] as const;
  });
  const headers = { 'content-type': 'application/x-www-form-urlencoded', ...Object.fromEntries(signatures) };
  return { method: 'POST', query: '', body: query, headers, unproven };
}

function claimPairs(dialect: Dialect, values: TestValues): Pair[] {
  const { event, status } = values;
  const claims: readonly (readonly [Role, string | undefined])[] = [
    ['clickId', values.clickId],
    ['txid', values.txid],
    ['payout', amountText(dialect, values)],
    ['currency', values.currency],
    ['event', event === undefined ? undefined : eventWord(dialect, event)],
    ['status', status === undefined ? undefined : statusWord(dialect, status)],
  ];
  return claims.flatMap(([role, value]) => {
    const name = nameOf(dialect, role);
    return value === undefined || name === undefined ? [] : [[name, value] as const];
  });
}

/** The first name the source takes; of several the one that its signature covers, as that spells it. */
function nameOf({ names, auth }: Dialect, role: Role): string | undefined {
  const signed = auth.flatMap((rule) => ('parts' in rule ? rule.parts : []));
  return signed.find((part) => names[role].includes(part.toLowerCase())) ?? names[role][0];
}

function amountText({ amount }: Dialect, { payout, currency }: TestValues): string {
  if (amount.minorUnits)
    return formatAmountShort((payout * MICROS_PER_UNIT) / fromMinorUnits(MICROS_PER_UNIT, isCurrency(currency) ? currency : 'USD'));
  const text = formatAmountShort(payout);
  return amount.decimal === 'comma' ? text.replace('.', ',') : text;
}

/** Words of the source or its preset rather than those that everybody understands. */
function statusWord({ statusWords }: Dialect, status: ConversionStatus): string {
  const words = Object.entries(statusWords).flatMap(([word, meaning]) => (meaning === status ? [word] : []));
  return words.find((word) => GENERIC_STATUS_WORDS[word] !== status) ?? words[0] ?? status;
}

function eventWord({ eventNames }: Dialect, event: string): string {
  return Object.entries(eventNames).find(([, ours]) => ours.toLowerCase() === event.toLowerCase())?.[0] ?? event;
}

function digestPairs(rule: AuthRule, pairs: readonly Pair[]): Pair[] {
  switch (rule.scheme) {
    case 'md5':
    case 'sha1':
    case 'sha256':
    case 'sha512': {
      const parts = rule.parts.includes('{secret}') ? rule.parts : [...rule.parts, '{secret}'];
      const valueOf = (part: string) => pairs.find(([name]) => name.toLowerCase() === part.toLowerCase())?.[1] ?? '';
      const input = parts.map((part) => (part === '{secret}' ? rule.secret : valueOf(part))).join(rule.separator);
      return [[rule.param, createHash(rule.scheme).update(input).digest('hex')]];
    }
    case 'sorted_sha512': {
      const sorted = pairs.filter(([, value]) => value !== '').toSorted(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
      const input = sorted.map(([name, value]) => `${name}=${value}${rule.secret}`).join('');
      return [[rule.param, createHash('sha512').update(input).digest('hex')]];
    }
    default:
      return [];
  }
}

function unprovable({ auth, requireHttps }: Dialect, secure: boolean): TestHit['unproven'] {
  return [
    ...(auth.some(({ scheme }) => scheme === 'ip') ? (['ip'] as const) : []),
    ...(auth.some(({ scheme }) => scheme === 'clickbank') ? (['encryption'] as const) : []),
    ...(requireHttps && !secure ? (['https'] as const) : []),
  ];
}

function encoded(pairs: readonly Pair[]): string {
  return pairs.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&');
}
