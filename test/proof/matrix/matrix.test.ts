import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seeded } from '#domain/values/seeded.ts';
import { routes } from '#server/routes.ts';
import { openStage } from '#test/app.ts';
import { bar, isFull, seed } from '../bar.ts';
import { chosen, writesThatWouldBeDone } from './choose.ts';
import { type Gallery, openGallery } from './gallery/gallery.ts';
import { type SeasonName, seasons } from './people.ts';
import { namesInAnswer, namesInSchemas, namesOfTheLanguage, placesIn, withProperty } from './properties.ts';
import { type Disagreement, openRunner, type Runner } from './run.ts';
import { sentences } from './sentences.ts';

let gallery: Gallery;
let runner: Runner;
const number = seed(20261124);
beforeAll(async () => {
  gallery = await openGallery(await openStage());
  runner = await openRunner(gallery);
}, 600_000);
afterAll(async () => {
  await runner?.close();
  await gallery?.stage.close();
});
const limit = isFull ? 7_200_000 : 300_000;

describe('every route × everybody who may come × every record of the gallery', () => {
  test('every route has its sentence', () => {
    const without = routes.map(({ route }) => route.id).filter((id) => !(id in sentences));
    expect(without, 'write what the specification says of them in test/proof/matrix/sentences.ts').toEqual(
      [],
    );
  });

  test(
    'product and oracle agree',
    async () => {
      const found: Disagreement[] = [];
      let cells = 0;
      for (const season of Object.keys(seasons) as SeasonName[]) {
        await gallery.cast.enter(season);
        await runner.remember();
        for (const it of chosen(gallery, season, number)) {
          cells += 1;
          const disagreement = await runner.run(it);
          if (disagreement) found.push(disagreement);
        }
      }
      console.info(`permission matrix: ${cells} cells, ${found.length} disagreements (seed ${number})`);
      expect(table(found)).toBe('');
    },
    limit,
  );
});

describe('mass assignment', () => {
  test(
    'no property of any answer or schema slips into a body that does not ask for it',
    async () => {
      await gallery.cast.enter('substituted');
      // reading everything leaves traces, such as when a calendar was last read
      const names = await everyName();
      await runner.remember();
      const random = seeded(number);
      const found: Disagreement[] = [];
      let tried = 0;
      for (const it of writesThatWouldBeDone(gallery, runner)) {
        const shape = it.route.body;
        if (typeof shape !== 'object') continue;
        const body = await runner.bodyOf(it);
        for (const { at, known } of placesIn(shape, body)) {
          const strange = names.filter((name) => !known.includes(name));
          const some = isFull ? strange : Array.from({ length: bar(6, 0) }, () => random.pick(strange));
          for (const name of some) {
            tried += 1;
            const problem = await runner.misshapen(it, withProperty(body, at, name, random.pick(values)));
            if (problem) found.push({ ...problem, on: `${problem.on}, with ${[...at, name].join('.')}` });
          }
        }
      }
      console.info(`mass assignment: ${names.length} names, ${tried} bodies (seed ${number})`);
      expect(table(found)).toBe('');
    },
    limit,
  );
});

const values = [1, true, 'x', null, ['x'], { id: 1 }];

/** Of the schemas, of what the product answers to who sees all, of the database, of the language. */
async function everyName(): Promise<string[]> {
  const found = namesInSchemas(routes.map(({ route }) => route));
  for (const { route } of routes.filter(
    ({ route }) => route.method === 'GET' && route.response !== 'events',
  )) {
    for (const { path } of sentences[route.id]?.cells(gallery).slice(0, 5) ?? [])
      namesInAnswer((await gallery.cast.as('admin').get(path)).body, found);
  }
  for (const { name, columns } of await gallery.stage.ownerDb.introspection.getTables())
    for (const each of [name, ...columns.map((column) => column.name)]) found.add(each);
  return [...found, ...namesOfTheLanguage].sort();
}

function table(found: readonly Disagreement[]): string {
  const lines = found.map(({ route, who, season, on, expected, got }) =>
    [route, who, season, on, expected, got].join(' | '),
  );
  return lines.length === 0
    ? ''
    : ['route | who | season | on | expected | got', ...lines.slice(0, 200), `${lines.length} in all`].join(
        '\n',
      );
}
