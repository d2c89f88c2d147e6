import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { keys } from '../../api/keys.js';
import { toldClick, toldHit, withNews, type Told } from './feed.js';

/** Several events in one moment are one change of the screen. */
const SHOW_EVERY_MS = 400;

export type Connection = 'connecting' | 'live' | 'broken';

/** What happens right now, over one open connection that the browser restores by itself. While `paused`, news wait. */
export function useLiveFeed(paused: boolean): { lines: readonly Told[]; connection: Connection } {
  const client = useQueryClient();
  const [lines, setLines] = useState<readonly Told[]>([]);
  const [connection, setConnection] = useState<Connection>('connecting');
  const news = useRef<Told[]>([]);
  useEffect(() => {
    const source = new EventSource('/api/v1/live');
    const take = (tell: (data: string) => Told) => (event: MessageEvent<string>) => void news.current.push(tell(event.data));
    source.addEventListener('click', take(toldClick));
    source.addEventListener('postback', take(toldHit));
    source.addEventListener('verdict', take(toldHit));
    source.onopen = () => setConnection('live');
    source.onerror = () => {
      // Closed for good: refused, most likely because the session is over. Asking who is signed in finds out.
      setConnection(source.readyState === EventSource.CLOSED ? 'broken' : 'connecting');
      if (source.readyState === EventSource.CLOSED) void client.invalidateQueries({ queryKey: keys.session });
    };
    return () => source.close();
  }, [client]);
  useEffect(() => {
    if (paused) return undefined;
    const timer = setInterval(() => {
      const taken = news.current.splice(0);
      if (taken.length > 0) setLines((shown) => withNews(shown, taken));
    }, SHOW_EVERY_MS);
    return () => clearInterval(timer);
  }, [paused]);
  return { lines, connection };
}
