import { TextDecoder } from 'node:util';
import { storable } from '../decode-text.js';

/** Parts that are looked at; a form of ours has at most 100 fields, and files are skipped. */
const MAX_PARTS = 200;

/** Fields in order, or what was wrong. */
export type MultipartReading =
  | { readonly kind: 'fields'; readonly fields: readonly (readonly [name: string, text: string])[] }
  | { readonly kind: 'malformed' }
  | { readonly kind: 'too_many' };

/**
 * Reads a multipart/form-data body (RFC 7578) that is wholly in memory: at most 64 KiB. Files are left out: nobody sends
 * a click id as one. A body that ends without its closing line is read as far as it goes. Own reader, because the
 * decision is pure and the known ones are streams that answer later.
 *
 * charset  of parts that name none of their own
 */
export function readMultipart(body: Buffer, contentType: string, charset: TextDecoder): MultipartReading {
  const boundary = /;\s*boundary\s*=\s*(?:"([^"\r\n]{1,200})"|([^\s;"]{1,200}))/i.exec(contentType);
  const mark = `--${boundary?.[1] ?? boundary?.[2] ?? ''}`;
  // One latin-1 character per byte, so that places in the text are places in the body.
  const text = body.toString('latin1');
  let at = boundary ? text.indexOf(mark) : -1;
  if (at < 0) return { kind: 'malformed' };
  const fields: [string, string][] = [];
  for (let parts = 0; ; parts++) {
    at += mark.length;
    if (text.startsWith('--', at)) break;
    if (parts >= MAX_PARTS) return { kind: 'too_many' };
    const end = nextMark(text, mark, at);
    const field = readPart(text.slice(at, end < 0 ? text.length : end), charset);
    if (field) fields.push(field);
    if (end < 0) break;
    at = text.indexOf(mark, end);
  }
  return { kind: 'fields', fields };
}

/** A boundary stands at the start of a line; the line break before it is no part of the value. */
function nextMark(text: string, mark: string, from: number): number {
  const strict = text.indexOf(`\r\n${mark}`, from);
  return strict >= 0 ? strict : text.indexOf(`\n${mark}`, from);
}

function readPart(part: string, charset: TextDecoder): [string, string] | undefined {
  const gap = /\r?\n\r?\n/.exec(part);
  const head = gap ? part.slice(0, gap.index) : part;
  const disposition = /^content-disposition\s*:(.*)$/im.exec(head)?.[1] ?? '';
  if (/;\s*filename\*?\s*=/i.test(disposition)) return undefined;
  const name = /;\s*name\s*=\s*(?:"([^"]*)"|([^\s;"]+))/i.exec(disposition);
  if (!name) return undefined;
  const own = /^content-type\s*:.*charset\s*=\s*"?([\w.:-]{1,40})/im.exec(head)?.[1];
  const decoded = (text: string, by: TextDecoder) => storable(by.decode(Buffer.from(text, 'latin1')));
  // Browsers escape only these three in names.
  const plainName = (name[1] ?? name[2] ?? '').replace(/%(22|0d|0a)/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return [decoded(plainName, charset), gap ? decoded(part.slice(gap.index + gap[0].length), decoderOf(own) ?? charset) : ''];
}

function decoderOf(label: string | undefined): TextDecoder | undefined {
  try {
    return label === undefined ? undefined : new TextDecoder(label, { ignoreBOM: true });
  } catch {
    return undefined;
  }
}
