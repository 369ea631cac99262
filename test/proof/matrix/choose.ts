import { seeded } from '#domain/values/seeded.ts';
import { routes } from '#server/routes.ts';
import { isFull } from '../bar.ts';
import type { Gallery } from './gallery/gallery.ts';
import { type Comer, comers, type SeasonName } from './people.ts';
import type { Runner, Try } from './run.ts';
import { sentences } from './sentences.ts';

/** Everybody where people stand in for others; elsewhere only those whom the season changes. */
const whom: Record<SeasonName, (comer: Comer) => boolean> = {
  substituted: () => true,
  everybodyHere: (comer) => comer === 'director' || comer.startsWith('deputyOf'),
  vacant: (comer) => comer === 'director' || comer === 'deputyOfDeputy' || comer.startsWith('headOf'),
};

/** In full every cell. In the sample one for each route and comer, and of the other seasons every third. */
export function* chosen(gallery: Gallery, season: SeasonName, seed: number): Generator<Try> {
  const random = seeded(seed);
  for (const { route } of routes) {
    const sentence = sentences[route.id];
    if (!sentence) continue;
    const cells = sentence.cells(gallery);
    for (const comer of comers.filter(whom[season])) {
      if (isFull) yield* cells.map((cell) => ({ route, sentence, cell, comer, season }));
      else if (season === 'substituted' || random.int(1, 3) === 1)
        yield { route, sentence, cell: random.pick(cells), comer, season };
    }
  }
}

/** For every JSON write a request that would be done: somebody who may, on a record that lets them. */
export function writesThatWouldBeDone(gallery: Gallery, runner: Runner): Try[] {
  const season = 'substituted';
  const writes = routes.filter(({ route }) => typeof route.body === 'object');
  return writes.map(({ route }) => {
    const sentence = sentences[route.id];
    if (!sentence) throw new Error(`${route.id} has no sentence`);
    const tries = sentence
      .cells(gallery)
      .flatMap((cell) => comers.map((comer): Try => ({ route, sentence, cell, comer, season })));
    const one =
      tries.find((it) => runner.expected(it).is === 'done') ??
      tries.find((it) => runner.expected(it).is === 'state');
    if (!one) throw new Error(`${route.id} is done by nobody`);
    return one;
  });
}
