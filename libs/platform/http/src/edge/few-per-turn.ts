import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

export type Listener = (request: IncomingMessage, response: ServerResponse) => void;

/** More requests than this that one connection has sent ahead of their answers are no browser's and no advertiser's. */
export const MOST_AHEAD = 100;
/** Requests by Node's HTTP in one turn of the event loop: some five milliseconds, after which plain connections have theirs. */
export const MOST_PER_TURN = 32;

/**
 * Has requests served a few per turn of the event loop, so that those who come in a crowd keep nobody else waiting; what a client sends
 * without waiting for answers one by one. Node reads thousands of requests in one turn, and would have them served as they are read.
 * Who sends too many ahead is hung up on: Node's parser cannot be stopped in the midst of what it has read.
 */
export function fewPerTurn(serve: Listener): Listener {
  const ahead = new WeakMap<Socket, number>();
  const waiting: [IncomingMessage, ServerResponse][] = [];
  let servedNow = 0;
  let nextTurn: NodeJS.Immediate | undefined;

  const startTurn = () => {
    nextTurn = undefined;
    servedNow = 0;
    for (const [request, response] of waiting.splice(0, MOST_PER_TURN)) if (!request.socket.destroyed) serveNow(request, response);
    if (waiting.length > 0) nextTurn ??= setImmediate(startTurn);
  };
  const serveNow = (request: IncomingMessage, response: ServerResponse) => {
    servedNow += 1;
    nextTurn ??= setImmediate(startTurn);
    serve(request, response);
  };
  const wait = (request: IncomingMessage, response: ServerResponse) => {
    waiting.push([request, response]);
    nextTurn ??= setImmediate(startTurn);
  };

  return (request, response) => {
    // Node gives a response its socket when all before it are answered and the client has taken the answers: nearly always at once.
    if (response.socket) {
      if (servedNow < MOST_PER_TURN && waiting.length === 0) serveNow(request, response);
      else wait(request, response);
      return;
    }
    const { socket } = request;
    const many = (ahead.get(socket) ?? 0) + 1;
    ahead.set(socket, many);
    if (many > MOST_AHEAD) {
      socket.destroy();
      return;
    }
    response.once('socket', () => {
      ahead.set(socket, (ahead.get(socket) ?? 1) - 1);
      wait(request, response);
    });
  };
}
