import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';

const line = z.object({
  id: z.string(),
  endpoint: z.enum(['postback', 'click', 'any']),
  title: z.string(),
  raw_b64: z.string().optional(),
  raw_b64_gz: z.string().optional(),
  auto_content_length: z.unknown().optional(),
  /** the sender never finishes its request, or half closes after it */
  delay: z.enum(['hold-open', 'half-close']).optional(),
  expect: z.object({
    status: z.array(z.number()),
    class: z.string(),
    reason: z.array(z.string()).optional(),
    max_ms: z.number().optional(),
    repeat: z.number().optional(),
    parallel: z.number().optional(),
    roundtrip: z.string().optional(),
  }),
});

/** One hostile request: its exact bytes and what may be answered. status 0: the connection was closed without an answer. */
export type BadInput = z.infer<typeof line>;

/** Every line of test/vectors/bad-inputs.jsonl. */
export function badInputs(): BadInput[] {
  const text = readFileSync(new URL('../vectors/bad-inputs.jsonl', import.meta.url), 'utf8');
  return text
    .trim()
    .split('\n')
    .map((json) => line.parse(JSON.parse(json)));
}

/** What stands for the placeholders: click ids, and paths of the product under test. */
export interface Places {
  readonly postback: string;
  readonly click: string;
  readonly clickBase: string;
  readonly clickId: string;
  /** a click of another advertiser */
  readonly foreignClickId: string;
  readonly random: string;
}

/** The request as it goes over the wire. */
export function bytesOf(input: BadInput, places: Places): Buffer {
  const { clickId } = places;
  const fill: Record<string, string> = {
    '{{PB}}': places.postback,
    '{{PB_UPPER}}': places.postback.toUpperCase(),
    '{{CLICK}}': places.click,
    '{{CLICKBASE}}': places.clickBase,
    '{{CID}}': clickId,
    '{{CID2}}': places.foreignClickId,
    '{{TOKEN}}': 'token=tok',
    '{{RAND}}': places.random,
    '{{CID_SWAPCASE}}': clickId.toUpperCase(),
    '{{CID_TRUNC}}': clickId.slice(0, -1),
    '{{CID_FORGED}}': clickId.slice(0, -1) + (clickId.endsWith('a') ? 'b' : 'a'),
  };
  let raw = rawOf(input).toString('latin1');
  for (const [place, value] of Object.entries(fill)) raw = raw.replaceAll(place, () => value);
  return Buffer.from(input.auto_content_length ? withLength(raw) : raw, 'latin1');
}

function rawOf(input: BadInput): Buffer {
  if (input.raw_b64 !== undefined) return Buffer.from(input.raw_b64, 'base64');
  return gunzipSync(Buffer.from(input.raw_b64_gz ?? '', 'base64'));
}

/** Filling a placeholder changes the body's length. */
function withLength(raw: string): string {
  const end = raw.indexOf('\r\n\r\n');
  return raw.slice(0, end).replace(/Content-Length: \d+/, `Content-Length: ${raw.length - end - 4}`) + raw.slice(end);
}
