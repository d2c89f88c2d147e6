import { DomainError } from '#kernel';
import { findMacro, type FoundMacro } from './macro-catalogue.js';

/** A place in a template where a macro's value goes. */
export interface TemplateSlot extends FoundMacro {
  /** {name:raw}: the value's own & = % / stay as they are */
  readonly raw: boolean;
}

/** An offer URL taken apart once, so that a redirect is only a few string concatenations. */
export interface CompiledTemplate {
  /** literals[i] stands before slots[i]; one more literal than slots. Visible ASCII only. */
  readonly literals: readonly string[];
  readonly slots: readonly TemplateSlot[];
  readonly unknownMacros: readonly string[];
  /** true when a macro asks for the visitor's country, device, … */
  readonly needsVisitor: boolean;
}

const MACRO = /\{([A-Za-z_][A-Za-z0-9_-]*)(?::([A-Za-z0-9_.[\]-]{1,64}?))?(:raw)?\}/g;
const MAX_URL_LENGTH = 8_000;
const MAX_SLOTS = 100;

/**
 * Takes an offer URL apart. Do it once per offer.
 *
 * url     absolute http(s) URL with macros
 * throws  DomainError invalid_offer_url with a sentence (see checkTemplate)
 */
export function compileTemplate(url: string): CompiledTemplate {
  const text = url.trim();
  const { origin, rest } = splitOrigin(text);
  const literals: string[] = [];
  const slots: TemplateSlot[] = [];
  const unknown = new Set<string>();
  let literal = origin;
  let at = 0;
  for (const match of rest.matchAll(MACRO)) {
    const slot = readMacro(match);
    if (!slot) {
      unknown.add(match[0]);
      continue;
    }
    const before = rest.slice(0, match.index);
    if (slot.raw && (!before.includes('?') || before.includes('#'))) {
      throw refused(`"${match[0]}" can stand only in the query, after "?". Use {${match[1]}} elsewhere.`, text);
    }
    literals.push(literal + visibleAscii(rest.slice(at, match.index)));
    slots.push(slot);
    literal = '';
    at = match.index + match[0].length;
  }
  if (slots.length > MAX_SLOTS) throw refused(`It holds ${slots.length} macros; at most ${MAX_SLOTS} are filled.`, text);
  literals.push(literal + visibleAscii(rest.slice(at)));
  return { literals, slots, unknownMacros: [...unknown], needsVisitor: slots.some((slot) => slot.definition.needs === 'visitor') };
}

/**
 * Checks an offer or fallback URL when it is saved.
 *
 * returns  macros we do not know, as written ("{foo}"): they stay as they are, the person is told
 * throws   DomainError invalid_offer_url: not absolute http(s), a macro, user name or odd character in scheme, host or port,
 *          {name:raw} outside the query, too long, too many macros
 */
export function checkTemplate(url: string): { unknownMacros: string[] } {
  return { unknownMacros: [...compileTemplate(url).unknownMacros] };
}

function readMacro([, name = '', argument, raw]: RegExpMatchArray): TemplateSlot | undefined {
  // "{sub1:raw}" reads as an argument named raw; only a macro that takes a name means it so.
  const plain = findMacro(name, argument ?? '');
  if (plain) return { ...plain, raw: raw !== undefined };
  const withRaw = raw === undefined && argument === 'raw' ? findMacro(name, '') : undefined;
  return withRaw && { ...withRaw, raw: true };
}

/** Scheme, host and port as a browser will understand them, and the text behind. What browsers read in more than one way is refused. */
function splitOrigin(text: string): { origin: string; rest: string } {
  if (text.length > MAX_URL_LENGTH) throw refused(`It is ${text.length} characters long; at most ${MAX_URL_LENGTH} are taken.`, text);
  // Browsers drop tabs and line ends inside URLs, which would move the host
  if (/[\u0000-\u001f\u007f]/.test(text)) throw refused('It holds a control character or line break.', text);
  const match = /^(https?:\/\/)([^/?#\\]*)(.*)$/i.exec(text);
  const [, scheme = '', authority = '', rest = ''] = match ?? [];
  if (scheme === '' || authority === '') throw refused('It must be absolute and start with http:// or https:// and a host.', text);
  if (/[{}]/.test(authority)) throw refused(`No macro can stand in scheme, host or port ("${authority}").`, text);
  if (authority.includes('@')) throw refused('It must hold no user name or password before the host.', text);
  // Browsers take a backslash for a slash.
  if ((rest.split(/[?#]/, 1)[0] ?? '').includes('\\')) throw refused('It holds a backslash before the query; write "/".', text);
  let parsed: URL;
  try {
    parsed = new URL(scheme + authority);
  } catch (cause) {
    throw refused(`"${authority}" is no host.`, text, cause);
  }
  return { origin: parsed.origin, rest };
}

// "%" stays: what is encoded in the template is encoded already. Braces stay: an unknown macro is left as it is.
function visibleAscii(literal: string): string {
  return literal.replace(/[^\x21-\x7e]+/gu, (odd) => encodeURIComponent(odd.replace(/\p{Surrogate}/gu, '\ufffd')));
}

function refused(sentence: string, url: string, cause?: unknown): DomainError {
  return new DomainError('invalid_offer_url', `This URL cannot be used: ${sentence}`, { details: { url: url.slice(0, 300) }, cause });
}
