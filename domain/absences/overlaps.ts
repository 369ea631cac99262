import { addDays, type PlainDate } from '../values/dates.ts';

export type Span<Who> = { who: Who; fromOn: PlainDate; toOn: PlainDate };
export type Overlap<Who> = { fromOn: PlainDate; toOn: PlainDate; who: Who[] };

/** Spans of days on which two or more are away, each as long as it is the same people; the earliest first. */
export function overlapsOf<Who>(spans: readonly Span<Who>[]): Overlap<Who>[] {
  const edges = [...new Set(spans.flatMap(({ fromOn, toOn }) => [fromOn, addDays(toOn, 1)]))].sort();
  const found: Overlap<Who>[] = [];
  for (const [at, fromOn] of edges.entries()) {
    const next = edges[at + 1];
    if (next === undefined) break;
    const who = [
      ...new Set(spans.filter((one) => one.fromOn <= fromOn && one.toOn >= fromOn).map((one) => one.who)),
    ];
    const toOn = addDays(next, -1);
    const last = found.at(-1);
    if (who.length < 2) continue;
    const goesOn = last && addDays(last.toOn, 1) === fromOn && same(last.who, who);
    if (goesOn) last.toOn = toOn;
    else found.push({ fromOn, toOn, who });
  }
  return found;
}

const same = <T>(some: readonly T[], others: readonly T[]): boolean =>
  some.length === others.length && some.every((one) => others.includes(one));
