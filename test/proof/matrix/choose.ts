import { type Seeded, seeded } from '#domain/values/seeded.ts';
import { routes } from '#server/routes.ts';
import { isFull } from '../bar.ts';
import type { Cell } from './cell.ts';
import type { Who } from './facts.ts';
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

/** Every cell of these routes only, by id: `VIZIR_ROUTES='orders\\.feed|clients'`, while a route is being written. */
const only = process.env.VIZIR_ROUTES ? new RegExp(process.env.VIZIR_ROUTES) : null;

/** Of these only those upon records like this: `VIZIR_CELLS='went with its import'`. */
const onlyOn = process.env.VIZIR_CELLS ? new RegExp(process.env.VIZIR_CELLS) : null;

/** In full every cell. In the sample some for each route and comer, and of the other seasons one for every third. */
export function* chosen(gallery: Gallery, season: SeasonName, seed: number): Generator<Try> {
  const random = seeded(seed);
  for (const { route } of routes) {
    const sentence = sentences[route.id];
    if (!sentence || only?.test(route.id) === false) continue;
    const cells = sentence.cells(gallery).filter(({ on }) => onlyOn?.test(on) ?? true);
    for (const comer of comers.filter(whom[season])) {
      const some =
        isFull || only || onlyOn ? cells : sampled(cells, gallery.cast.who(comer, season), season, random);
      yield* some.map((cell) => ({ route, sentence, cell, comer, season }));
    }
  }
}

/** One cell; where parts are judged, another of those the person sees; and one where their capacities meet. */
function sampled(cells: Cell[], who: Who, season: SeasonName, random: Seeded): Cell[] {
  if (season !== 'substituted') return random.int(1, 3) === 1 ? [random.pick(cells)] : [];
  const shown = cells.filter(({ parts, sees }) => parts && sees?.(who));
  const edges = cells.filter(({ isEdge }) => isEdge?.(who));
  return [cells, shown, edges].filter((those) => those.length > 0).map((those) => random.pick(those));
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
