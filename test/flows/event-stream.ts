export interface StreamedEvent {
  readonly id: string;
  readonly event: string;
  readonly data: Record<string, unknown>;
}

/** Reads server-sent events as a browser would. `events` grows while the stream is open; `ended` resolves when it is over. */
export async function openEvents(url: string, headers: Record<string, string>) {
  const abort = new AbortController();
  const response = await fetch(url, { headers: { accept: 'text/event-stream', ...headers }, signal: abort.signal });
  const events: StreamedEvent[] = [];
  const comments: string[] = [];
  const read = async () => {
    if (!response.body) return;
    let text = '';
    for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
      text += chunk;
      const frames = text.split('\n\n');
      text = frames.pop() ?? '';
      for (const frame of frames) take(frame);
    }
  };
  const take = (frame: string) => {
    const field = (name: string) => new RegExp(`^${name}: ?(.*)$`, 'm').exec(frame)?.[1] ?? '';
    if (frame.startsWith(':')) comments.push(frame.slice(1).trim());
    else if (field('data') !== '')
      events.push({ id: field('id'), event: field('event'), data: JSON.parse(field('data')) as StreamedEvent['data'] });
  };
  const ended = read().catch(() => undefined);
  return { status: response.status, type: response.headers.get('content-type'), events, comments, ended, close: () => abort.abort() };
}
