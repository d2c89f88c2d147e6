import type { FastifyReply } from 'fastify';

/** A response that stays open, in the form of server-sent events. */
export interface EventStream {
  write(frame: string): void;
  end(): void;
  onClose(listener: () => void): void;
}

/** A reader so far behind is cut off; it connects again and asks for what it missed. */
const MAX_BEHIND_BYTES = 512 * 1024;

/** Takes the response out of the framework's hands. Headers set so far go along. */
export function openStream(reply: FastifyReply): EventStream {
  reply.hijack();
  const { raw } = reply;
  for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) raw.setHeader(name, value);
  raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    // Proxies collect an answer before they pass it on; nginx reads this and does not.
    'x-accel-buffering': 'no',
  });
  // A peer that vanishes is no fault of ours.
  raw.on('error', () => undefined);
  return {
    write(frame) {
      if (raw.destroyed || raw.writableEnded) return;
      if (raw.writableLength > MAX_BEHIND_BYTES) raw.destroy();
      else raw.write(frame);
    },
    end: () => void raw.end(),
    onClose: (listener) => void raw.once('close', listener),
  };
}
