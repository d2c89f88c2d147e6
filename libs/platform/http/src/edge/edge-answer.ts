import type { FastifyReply } from 'fastify';
import type { IncomingMessage, ServerResponse } from 'node:http';

/** What edge handlers read of a request. A FastifyRequest is one too. */
export interface EdgeRequest {
  readonly raw: IncomingMessage;
  readonly headers: IncomingMessage['headers'];
  readonly socket: IncomingMessage['socket'];
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

/** The same over a bare response. */
export function writeAnswer(response: ServerResponse, { status, headers, body }: EdgeAnswer): void {
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) });
  response.end(body);
}
