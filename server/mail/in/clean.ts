const MOST = 300;

/** Words of a stranger's server as one line of text: nothing that steers a screen, no more than fits into a hint. */
export const cleanWords = (text: string): string =>
  text
    .slice(0, 4 * MOST)
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim()
    .slice(0, MOST)
    .toWellFormed();

/** The first address in `rfc822; <k@example.org>`, without what some servers put around it; null: there is none. */
export function addressIn(text: string): string | null {
  const [found] = /[^\s<>@,;:()"]{1,64}@[^\s<>@,;:()"]{1,253}/.exec(text.slice(0, 1000)) ?? [];
  return found?.replace(/[.'*\]]+$/, '') ?? null;
}

/** `<id@host>` as they stand in a text, the first few. */
export const messageIdsIn = (text: string): string[] =>
  (text.slice(0, 10_000).match(/<[^<>\s@]{1,200}@[^<>\s@]{1,200}>/g) ?? []).slice(0, 10);
