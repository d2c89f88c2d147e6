import type { FastifyReply } from 'fastify';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressedRequest } from '../client-address.js';

/** What edge handlers read of a request. A FastifyRequest is one too. */
export interface EdgeRequest extends AddressedRequest {
  readonly raw: Pick<IncomingMessage, 'method' | 'url' | 'rawHeaders'>;
}

/** headers: names in lower case, without content-length */
export interface EdgeAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export function sendAnswer(reply: FastifyReply, { status, headers, body }: EdgeAnswer): FastifyReply {
  reply.code(status).headers(headers);
  // For an empty text Fastify would name a type.
  return body === '' ? reply.send() : reply.send(body);
}

const NOT_IN_A_HEADER = /[^\t\x20-\x7e\x80-\xff]/;

/** @throws Error when a header's value could end its line: what our own code wrote is wrong then */
export function checkHeaders({ headers }: EdgeAnswer): void {
  for (const name in headers)
    if (NOT_IN_A_HEADER.test(headers[name] ?? '')) throw new Error(`The header ${name} holds a character that no header may hold`);
}

/** The same over a bare response. */
export function writeAnswer(response: ServerResponse, { status, headers, body }: EdgeAnswer): void {
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) });
  response.end(body);
}
