import type { Task } from './tasks.queries.ts';

/** `null`: left empty; undefined: no time of the day. «9:05», «0905», «9.05» are the same. */
export function timeOf(text: string): string | null | undefined {
  if (text.trim() === '') return null;
  const [, hours, minutes] = /^([01]?\d|2[0-3])[:. ]?([0-5]\d)$/.exec(text.trim()) ?? [];
  return hours === undefined ? undefined : `${hours.padStart(2, '0')}:${minutes}`;
}

export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim().replace(/\s+/g, ' '))
    .filter((line) => line !== '');

/** A line that reads as before is the same line, and keeps its tick. */
export function itemsOf(text: string, before: Task['items']): { id: number | null; title: string }[] {
  const left = [...before];
  return linesOf(text).map((title) => {
    const at = left.findIndex((item) => item.title === title);
    const [same] = at >= 0 ? left.splice(at, 1) : [];
    return { id: same?.id ?? null, title };
  });
}
