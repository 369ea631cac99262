import type { Upload } from '#web/ui/UploadList.tsx';
import type { DocumentKind } from '../kinds.ts';
import { asUpload, newItem } from './items.ts';
import { isAt, type Place } from './place.ts';
import { add, cancel, pause, resume, useQueue } from './queue.ts';

/** Files of one kind asked for at some place of a card, which shows them itself; what has arrived is not told twice. */
export function useAttachments(place: Place, from: string) {
  const items = useQueue().filter((it) => it.from === from && isAt(it.place, place) && it.state !== 'done');
  return {
    uploads: items.map(asUpload) satisfies Upload[],
    attach: (files: readonly File[], kind: DocumentKind) =>
      add(files.map((file) => newItem(file, place, kind, { from }))),
    acts: { onCancel: cancel, onRetry: resume, onPause: pause, onResume: resume },
  };
}
