import { Controller, Get, Headers, Req, Res } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentAccess, RequestAccess, type Access } from '#access';
import { clickShape } from '#clicks/management';
import { Endpoint } from '#http/management';
import { postbackShape } from '#postbacks/management';
import { LiveFeed } from './live-feed.js';
import { openStream } from './open-stream.js';

/** So often a silent stream says that it lives, and asks whether its session does. */
const BEAT_EVERY_MS = 5_000;
/** How soon a browser connects again. */
const RETRY_MS = 2_000;

@ApiTags('system')
@Controller('api/v1/live')
export class LiveController {
  constructor(
    private readonly feed: LiveFeed,
    private readonly requests: RequestAccess,
  ) {}

  @Get()
  @ApiProduces('text/event-stream')
  @Endpoint('What happens right now, as server-sent events', {
    answers: clickShape.or(postbackShape).meta({ id: 'LiveEvent', description: 'The data of one event' }),
    description:
      'Events `click` (data as in /clicks), `postback` (as in /postbacks, with its verdict) and `verdict` (a waiting postback was settled). ' +
      'Begins with the newest thirty, or with what came after Last-Event-ID. At most fifty clicks and postbacks a second. Ends with the session.',
  })
  async watch(
    @CurrentAccess() access: Access,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Headers('last-event-id') lastEventId?: string,
  ): Promise<void> {
    const frames: string[] = [];
    let tell = (frame: string): void => void frames.push(frame);
    let end = (): void => undefined;
    // Watching may be refused: the stream is opened after that.
    const stopWatching = await this.feed.watch({ access, tell: (frame) => tell(frame), end: () => end() }, lastEventId);
    const stream = openStream(reply);
    tell = (frame) => stream.write(frame);
    end = () => stream.end();
    stream.write(`retry: ${RETRY_MS}\n\n${frames.join('')}`);
    const beat = setInterval(() => void this.beat(request, access).then((frame) => (frame ? tell(frame) : end())), BEAT_EVERY_MS);
    stream.onClose(() => {
      clearInterval(beat);
      stopWatching();
    });
  }

  /** A sign of life; undefined: the key or session is over, or may see something else now. */
  private async beat(request: FastifyRequest, before: Access): Promise<string | undefined> {
    try {
      const now = await this.requests.of(request);
      return now.role === before.role && now.advertiserId === before.advertiserId ? ': alive\n\n' : undefined;
    } catch (error) {
      // A database that is away ends nobody's session.
      return (error as { status?: number }).status === 401 ? undefined : ': alive\n\n';
    }
  }
}
