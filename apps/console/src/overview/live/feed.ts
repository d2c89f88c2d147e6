import type { Item } from '../../api/answer.js';

export type LiveClick = Item<'/api/v1/clicks'>;
export type LiveHit = Item<'/api/v1/postbacks'>;

/** One line of the feed. A settled postback takes the place of its waiting self. */
export type Told =
  | { readonly kind: 'click'; readonly key: string; readonly at: string; readonly click: LiveClick }
  | { readonly kind: 'postback'; readonly key: string; readonly at: string; readonly hit: LiveHit };

/** Of each kind: many clicks must not push the few postbacks out. */
const KEPT_OF_A_KIND = 40;

export function toldClick(data: string): Told {
  const click = JSON.parse(data) as LiveClick;
  return { kind: 'click', key: click.click_id, at: click.clicked_at, click };
}

export function toldHit(data: string): Told {
  const hit = JSON.parse(data) as LiveHit;
  return { kind: 'postback', key: hit.receipt, at: hit.received_at, hit };
}

/** Newest first, each thing once. */
export function withNews(lines: readonly Told[], news: readonly Told[]): readonly Told[] {
  const byKey = new Map(lines.map((line) => [line.key, line]));
  for (const line of news) byKey.set(line.key, line);
  const sorted = [...byKey.values()].sort((a, b) => (a.at < b.at ? 1 : -1));
  return (['click', 'postback'] as const)
    .flatMap((kind) => sorted.filter((line) => line.kind === kind).slice(0, KEPT_OF_A_KIND))
    .sort((a, b) => (a.at < b.at ? 1 : -1));
}
