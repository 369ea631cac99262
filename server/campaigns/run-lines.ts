import { type Line, type Mailer, openLine, type Patience, type Trouble } from '#server/mail/public.ts';

/** Connections to the mail server, kept for a round. */
export type Lines = {
  readonly mailer: Mailer;
  readonly count: number;
  /** The line of this place, open and signed in; null: there is none now. */
  at: (place: number) => Promise<Line | null>;
  /** The server itself is at fault: nothing more is tried. */
  fail: (trouble: Trouble) => void;
  trouble: () => Trouble | null;
  close: () => void;
};

/** As many talks as one worker has at once. */
export const LINES = 5;

export function openLines(mailer: Mailer, patience?: Patience): Lines {
  const kept: (Line | undefined)[] = [];
  let trouble: Trouble | null = null;
  const isAnyOpen = () => kept.some((line) => line?.isOpen());
  return {
    mailer,
    count: LINES,
    async at(place) {
      const line = kept[place];
      if (line?.isOpen()) return line;
      const opened = await openLine(mailer.server, patience);
      if (!('code' in opened)) {
        kept[place] = opened;
        return opened;
      }
      // a server that has enough of our lines takes letters by those it has
      if (!isAnyOpen()) trouble ??= opened;
      return null;
    },
    fail: (found) => {
      trouble ??= found;
    },
    trouble: () => trouble,
    close() {
      for (const line of kept) line?.close();
    },
  };
}
