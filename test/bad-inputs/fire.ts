import { connect } from 'node:net';
import type { BadInput } from './corpus.js';

/** status 0: closed without an answer; undefined: neither answered nor closed in time. */
export interface Shot {
  readonly status: number | undefined;
  readonly head: string;
  readonly text: string;
  readonly ms: number;
}

const PATIENCE_MS = 5_000;
/** Requests that never end are cut by the server only after 10 s or more; here they only have to be open without harm. */
const HOLD_MS = 2_000;
/** A connection that stays open after its answer might bring a second one. */
const SECOND_ANSWER_MS = 150;

/** Sends bytes over a socket of its own, as they are. never rejects */
export function fire(port: number, bytes: Buffer, delay: BadInput['delay']): Promise<Shot> {
  return new Promise((resolve) => {
    const startedAt = performance.now();
    let text = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes, () => delay === 'half-close' && socket.end()));
    const done = (closed: boolean) => {
      clearTimeout(patience);
      socket.destroy();
      const status = statusesOf(text)[0] ?? (closed ? 0 : undefined);
      resolve({ status, head: text.split('\r\n\r\n')[0] ?? '', text, ms: performance.now() - startedAt });
    };
    const patience = setTimeout(() => done(false), delay === 'hold-open' ? HOLD_MS : PATIENCE_MS);
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString('latin1');
      if (delay !== 'hold-open' && /\r\n\r\n/.test(text)) setTimeout(() => done(true), SECOND_ANSWER_MS);
    });
    socket.on('close', () => done(true));
    socket.on('error', () => done(true));
  });
}

/** What is wrong with an answer, whatever the product made of the request; empty: nothing. */
export function violations({ expect, endpoint, delay }: BadInput, shot: Shot, offerHost: string, limitMs: number): string[] {
  const found: string[] = [];
  const allowed = delay === undefined ? expect.status : [...expect.status, 0, undefined];
  if (!allowed.includes(shot.status)) found.push(`answered ${shot.status ?? 'nothing'} instead of ${expect.status.join(', ')}`);
  if (statusesOf(shot.text).length > 1) found.push('answered twice');
  const location = /\r\nlocation: ([^\r\n]*)/i.exec(shot.head)?.[1];
  if (location !== undefined && endpoint !== 'click') found.push(`redirects to ${location}`);
  if (location !== undefined && !isOn(location, offerHost)) found.push(`redirects to ${location}`);
  if (/\r\n(set-cookie|x-evil|x-injected)/i.test(shot.head)) found.push('a header was injected');
  if (/at .*\(.*:\d+:\d+\)|node_modules|QueryFailedError|syntax error at/i.test(shot.text)) found.push('tells internals');
  if (/<script|<html/i.test(shot.text)) found.push('gives markup back');
  if (shot.ms > limitMs && delay === undefined) found.push(`took ${Math.round(shot.ms)} ms`);
  return found;
}

function statusesOf(text: string): number[] {
  return [...text.matchAll(/(?:^|\n)HTTP\/1\.[01] (\d{3})/g)].map((match) => Number(match[1])).filter((status) => status !== 100);
}

function isOn(location: string, host: string): boolean {
  if (!/^[\x21-\x7e]+$/.test(location) || !URL.canParse(location)) return false;
  return new URL(location).host === host;
}
