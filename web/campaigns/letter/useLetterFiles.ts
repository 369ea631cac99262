import { useState } from 'react';
import { tellProblem } from '#web/http/tellProblem.ts';
import { addFile, type Campaign, type CampaignFile, dropFile, letterChanged } from './letter.queries.ts';

/** Files of the draft, which lie at the server as soon as they were chosen. */
export function useLetterFiles({ id, files: before }: Campaign) {
  const [files, setFiles] = useState(before);
  const [busy, setBusy] = useState(false);

  async function done(act: () => Promise<Campaign>): Promise<CampaignFile[] | null> {
    setBusy(true);
    try {
      const { files: now } = await act();
      setFiles(now);
      void letterChanged(id);
      return now;
    } catch (cause) {
      tellProblem(cause);
      return null;
    } finally {
      setBusy(false);
    }
  }

  return {
    files,
    busy,
    /** The number of the new picture, or null where it was refused. */
    addPicture: async (file: File): Promise<number | null> => {
      const now = await done(() => addFile(id, 'image', file));
      return now?.at(-1)?.id ?? null;
    },
    attach: async (chosen: readonly File[]) => {
      for (const file of chosen) await done(() => addFile(id, 'attachment', file));
    },
    drop: ({ id: fileId }: CampaignFile) => done(() => dropFile(id, fileId)),
  };
}
