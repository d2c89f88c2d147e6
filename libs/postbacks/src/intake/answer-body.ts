import { decodeFormText } from '../reading/decode-text.js';
import { queryOf } from '../raw-hit.js';

/**
 * The answer's body when the sender or its source wants another than our receipt line. Looked for without parsing the request:
 * this runs before the hit is stored, for every hit.
 *
 * body      latin-1 text of a form body, '' when there is none
 * constant  of the source or the route's preset
 */
export function wantedBody(url: string, body: string, constant: string | undefined): string | undefined {
  return returnParameter(queryOf(url)) ?? returnParameter(body) ?? filled(constant, url);
}

/** Some networks want to read back what they sent: {eventid}:OK. Only harmless text of the query gets in. */
function filled(constant: string | undefined, url: string): string | undefined {
  if (constant === undefined || !constant.includes('{')) return constant;
  const sent = [...new URLSearchParams(queryOf(url))];
  const valueOf = (name: string): string => sent.find(([one]) => one.toLowerCase() === name)?.[1] ?? '';
  const text = constant.replace(
    /\{([A-Za-z0-9_.-]{1,40})\}/g,
    (_, name: string) => /^[A-Za-z0-9_.-]{1,64}$/.exec(valueOf(name.toLowerCase()))?.[0] ?? '',
  );
  return /fail|error/i.test(text) ? undefined : text;
}

/** `return=` names the body itself, within bounds: no markup, no line breaks, nothing a sender would take for a refusal. */
function returnParameter(pairs: string): string | undefined {
  if (!/return=/i.test(pairs)) return undefined;
  const raw = /(?:^|&)return=([^&]{0,128})/i.exec(pairs)?.[1];
  const text = raw === undefined ? '' : decodeFormText(raw).text;
  return /^[A-Za-z0-9 _=;.-]{1,32}$/.test(text) && !/fail|error/i.test(text) ? text : undefined;
}
