import type { z } from 'zod';
import type { preview } from '#api/documents.ts';
import { extensionOf } from '../file-names.ts';
import type { PreviewRow } from './previews.queries.ts';
import { type ShownAs, TEXT_BYTES } from './shown-as.ts';

export type PreviewShown = z.input<typeof preview>;

export function presentPreview(url: string, row: PreviewRow, shown: ShownAs): PreviewShown {
  const base: PreviewShown = {
    as: 'nothing',
    state: 'ready',
    reason: null,
    contentType: null,
    extension: extensionOf(row.name),
    size: row.size,
    whole: true,
    url,
  };
  switch (shown.as) {
    case 'nothing':
      return { ...base, state: 'failed', reason: shown.why, size: null };
    case 'image':
      return { ...base, as: 'image', contentType: shown.type };
    case 'text':
      return { ...base, as: 'text', size: Math.min(row.size, TEXT_BYTES), whole: row.size <= TEXT_BYTES };
    case 'office':
      return { ...base, as: 'pdf', ...stateOf(row.made) };
    default:
      return { ...base, as: shown.as };
  }
}

function stateOf(made: PreviewRow['made']): Pick<PreviewShown, 'state' | 'reason' | 'size'> {
  if (made === null) return { state: 'unasked', reason: null, size: null };
  if (made.state === 'none') return { state: 'failed', reason: 'noConverter', size: null };
  return { state: made.state, reason: made.reason, size: made.size };
}
