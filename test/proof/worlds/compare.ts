import type { Answer } from '#test/app.ts';
import type { Name } from '#test/world.ts';
import { canariesIn } from './canary.ts';
import type { Hand } from './hand.ts';
import { differences, type Normaliser, normaliser } from './normal.ts';
import type { Ask } from './requests.ts';
import type { Deed } from './writes.ts';

/** The world as it is and the world without what the person may not know of, read side by side. */
export type Comparison = {
  /** Asks both worlds the same, page after page to the end. */
  ask: (ask: Ask) => Promise<void>;
  /** Does the same in both worlds. */
  act: (deed: Deed) => Promise<void>;
  requests: () => number;
  failures: string[];
};
type Setting = { person: Name; world: Hand; without: Hand; hidden: ReadonlySet<string> };

const MOST_PAGES = 60;

export function compare({ person, world, without, hidden }: Setting): Comparison {
  const names: [Normaliser, Normaliser] = [normaliser(), normaliser()];
  const failures: string[] = [];
  let requests = 0;
  const same = (where: string, one: unknown, other: unknown): void => {
    for (const difference of differences(names[0](one), names[1](other)))
      failures.push(`${person} ${where} ${difference}`);
  };
  const leaks = (where: string, answer: Answer, url: string): void => {
    for (const word of found(answer, url))
      if (hidden.has(word)) failures.push(`${person} ${where}: the hidden word ${word}`);
  };
  return {
    failures,
    requests: () => requests,
    async act({ route, sendTo }) {
      const one = await sendTo(world, person);
      const other = await sendTo(without, person);
      requests += 1;
      const where = `${route} ${one.raw.raw.req.url}`;
      same(where, heard(one), heard(other));
      leaks(where, one, '');
    },
    async ask({ route, urlIn }) {
      let urls: [string, string] | null = [urlIn(world), urlIn(without)];
      for (let page = 1; urls !== null && page <= MOST_PAGES; page += 1) {
        const [one, other]: [Answer, Answer] = [
          await world.stage.as(person).get(urls[0]),
          await without.stage.as(person).get(urls[1]),
        ];
        requests += 1;
        const where = `${route} ${urls[0]}${page > 1 ? ` (page ${page})` : ''}`;
        same(where, heard(one), heard(other));
        leaks(where, one, urls[0]);
        urls = nextOf(urls, one, other);
      }
      if (urls !== null) failures.push(`${person} ${route}: pages without an end`);
    },
  };
}

/** Everything an answer says, but the hour. */
function heard({ status, body, headers, raw }: Answer): unknown {
  const { date: _date, 'upload-expires': _week, ...said } = headers;
  return { status, headers: said, body: body ?? raw.body };
}

/** Canaries of an answer, in file names too; what the request itself said may be said back. */
function found({ raw, headers }: Answer, url: string): string[] {
  const text = `${raw.body} ${decoded(JSON.stringify(headers))}`;
  const asked = canariesIn(decoded(url));
  return [...canariesIn(text)].filter((word) => !asked.has(word));
}

const decoded = (text: string): string =>
  text.replace(/(%[0-9a-f]{2})+/gi, (part) => Buffer.from(part.replaceAll('%', ''), 'hex').toString('utf8'));

function nextOf(urls: [string, string], one: Answer, other: Answer): [string, string] | null {
  if (typeof one.body?.next !== 'string' || typeof other.body?.next !== 'string') return null;
  const at = (url: string, cursor: string) => {
    const clean = url.replace(/[?&]cursor=[^&]*/, '');
    return `${clean}${clean.includes('?') ? '&' : '?'}cursor=${encodeURIComponent(cursor)}`;
  };
  return [at(urls[0], one.body.next), at(urls[1], other.body.next)];
}
