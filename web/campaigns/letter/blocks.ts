import type { Block } from '#domain/campaigns/blocks.ts';

/** A block under the hands of its author: known by a key of the page's own, so that moving it keeps what has focus. */
export type Held = { key: string; block: Block };
export type Kind = Block['type'];

export const KINDS = ['text', 'heading', 'image', 'button', 'divider'] as const satisfies readonly Kind[];

export const held = (block: Block): Held => ({ key: crypto.randomUUID(), block });

/** An empty one; a picture begins with its file. */
export function emptyBlock(kind: Exclude<Kind, 'image'>): Block {
  switch (kind) {
    case 'text':
      return { type: 'text', text: '' };
    case 'heading':
      return { type: 'heading', text: '' };
    case 'button':
      return { type: 'button', label: '', url: 'https://' };
    case 'divider':
      return { type: 'divider' };
  }
}

/** Up or down by one; at the end it stays. */
export function moved(all: readonly Held[], key: string, by: -1 | 1): Held[] {
  const at = all.findIndex((one) => one.key === key);
  const to = at + by;
  const next = [...all];
  const [one] = next.splice(at, 1);
  if (!one || to < 0 || to >= all.length) return [...all];
  next.splice(to, 0, one);
  return next;
}
