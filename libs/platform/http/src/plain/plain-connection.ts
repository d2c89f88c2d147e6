import type { Socket } from 'node:net';
import type { EdgeAnswer } from '../edge/edge-answer.js';
import { plainAnswer } from './plain-answer.js';
import { readPlainRequest, type PlainRequest } from './plain-request.js';

/** What a connection needs of its server. */
export interface PlainHost {
  /** the answer to come; undefined: not one of the hot paths. Never rejects */
  readonly answer: (request: PlainRequest) => Promise<EdgeAnswer> | undefined;
  /** gives a socket to Node's HTTP server */
  readonly toNode: (socket: Socket) => void;
  readonly left: (connection: PlainConnection) => void;
  readonly isClosing: () => boolean;
  readonly keepAliveMs: number;
  /** until a client that does not read its answers is let go */
  readonly unreadMs: number;
  /** until the first bytes */
  readonly silentMs: number;
}

/**
 * A connection on which plain requests are read and answered past Node's HTTP: one at a time, in their order. With the first bytes that
 * are anything else it becomes Node's for good, those bytes included.
 */
export class PlainConnection {
  private busy = false;
  /** no more requests will come: the client has said so */
  private ended = false;
  /** came before the answer to what came before it */
  private early: Buffer | undefined;

  constructor(
    private readonly socket: Socket,
    private readonly host: PlainHost,
  ) {
    socket.on('data', this.read).on('end', this.end).on('close', this.close).on('error', ignore).on('timeout', this.timeOut);
    socket.setTimeout(host.silentMs);
  }

  /** Ends it, after the answer that is due. */
  endSoon(): void {
    this.ended = true;
    if (!this.busy) this.socket.destroySoon();
  }

  private readonly read = (bytes: Buffer): void => {
    if (this.busy) {
      this.early = this.early ? Buffer.concat([this.early, bytes]) : bytes;
      this.socket.pause();
      return;
    }
    const request = this.host.isClosing() ? undefined : readPlainRequest(bytes, this.socket);
    const answer = request && this.host.answer(request);
    if (!answer) {
      this.leave(bytes);
      return;
    }
    this.busy = true;
    void answer.then(this.write);
  };

  private readonly write = (answer: EdgeAnswer): void => {
    this.busy = false;
    const { socket, host } = this;
    if (socket.destroyed) return;
    // What came early is dropped then, as HTTP allows: its sender sees that it was not answered.
    if (this.ended) {
      socket.write(plainAnswer(answer, undefined), 'latin1');
      socket.destroySoon();
      return;
    }
    const room = socket.write(plainAnswer(answer, host.keepAliveMs / 1_000), 'latin1');
    if (socket.timeout !== host.keepAliveMs) socket.setTimeout(host.keepAliveMs);
    if (this.early) {
      this.leave(this.early);
    } else if (!room) {
      // Who sends and never reads is not read from either.
      socket.pause();
      socket.setTimeout(host.unreadMs);
      socket.once('drain', () => socket.resume());
    }
  };

  private leave(bytes: Buffer): void {
    const { socket, host } = this;
    socket.off('data', this.read).off('end', this.end).off('close', this.close).off('error', ignore).off('timeout', this.timeOut);
    socket.setTimeout(0);
    host.left(this);
    // Paused, or the bytes put back would go to nobody.
    socket.pause();
    socket.unshift(bytes);
    host.toNode(socket);
    socket.resume();
  }

  private readonly end = (): void => this.endSoon();
  private readonly close = (): void => this.host.left(this);
  private readonly timeOut = (): void => void (this.busy || this.socket.destroy());
}

function ignore(): void {
  // 'close' follows
}
