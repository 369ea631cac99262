import type { FeedComment, FeedEvent, FeedItem } from './feed.types.ts';

export type FeedRow =
  | { type: 'comment'; comment: FeedComment }
  | { type: 'event'; event: FeedEvent }
  | { type: 'folded'; events: FeedEvent[] };

const WINDOW_MS = 10 * 60_000;
const MIN = 3;
const foldable = new Set(['fieldSet', 'fieldCleared', 'markSet', 'markCleared']);

/** Newest first. Edits of one person within ten minutes become one row; everything else stands by itself. */
export function fold(items: FeedItem[]): FeedRow[] {
  const rows: FeedRow[] = [];
  let run: FeedEvent[] = [];

  const close = () => {
    if (run.length >= MIN) rows.push({ type: 'folded', events: run });
    else rows.push(...run.map((event): FeedRow => ({ type: 'event', event })));
    run = [];
  };

  for (const item of items) {
    if (item.type === 'comment') {
      close();
      rows.push({ type: 'comment', comment: item });
      continue;
    }
    const first = run[0];
    if (first && !(foldable.has(item.kind) && sameHand(first, item))) close();
    if (foldable.has(item.kind)) run.push(item);
    else rows.push({ type: 'event', event: item });
  }
  close();
  return rows;
}

function sameHand(first: FeedEvent, next: FeedEvent): boolean {
  return (
    first.actor?.id === next.actor?.id &&
    first.standingFor === next.standingFor &&
    first.of?.id === next.of?.id &&
    Date.parse(first.at) - Date.parse(next.at) <= WINDOW_MS
  );
}
