import type { ExplainedHit } from '../../postbacks/postbacks.js';
import type { Pasted } from './preview.js';

/** A stored hit as if it had been pasted; undefined once its request is no longer kept. */
export function pastedOf(hit: ExplainedHit | undefined): Pasted | undefined {
  if (!hit?.raw) return undefined;
  return { request: hit.raw.url, body: hit.raw.method === 'POST' ? textOf(hit.raw.body_base64) : '' };
}

function textOf(base64: string | null): string {
  if (base64 === null || base64 === '') return '';
  return new TextDecoder().decode(Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)));
}
