import { useState } from 'react';
import { useDraft } from '#web/form/useDraft.ts';
import type { Attached, FeedComment } from './feed.types.ts';

/** What stands in the box: kept as one draft, so that an answer stays an answer after a reload. */
export interface Written {
  text: string;
  replyTo: Answered | null;
  files: Attached[];
}
export type Answered = Pick<FeedComment, 'id'> & { author: string; quote: string };

const nothing: Written = { text: '', replyTo: null, files: [] };

export function useWritten(draftKey: string | undefined) {
  const draft = useDraft<Written | string>(draftKey);
  const [written, setWritten] = useState<Written>(() => asWritten(draft.restored?.values));

  function change(part: Partial<Written>) {
    const next = { ...written, ...part };
    setWritten(next);
    if (next.text === '' && next.replyTo === null && next.files.length === 0) draft.forget();
    else draft.keep(next);
  }
  function clear() {
    draft.forget();
    setWritten(nothing);
  }

  const untouched = draft.restored && written.text === asWritten(draft.restored.values).text;
  return {
    written,
    change,
    clear,
    /** When the draft is from that stands here as it came back. */
    restoredAt: untouched && written.text !== '' ? (draft.restored?.at ?? null) : null,
  };
}
export type WrittenHere = ReturnType<typeof useWritten>;

/** Drafts of earlier releases are the text alone. */
function asWritten(kept: Written | string | undefined): Written {
  if (kept === undefined) return nothing;
  return typeof kept === 'string' ? { ...nothing, text: kept } : { ...nothing, ...kept };
}
