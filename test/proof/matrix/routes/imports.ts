import { type Cell, equal, exactly, firstOf, type Sentence, type Sentences, sentence } from '../cell.ts';
import type { ImportFacts } from '../facts.ts';
import type { Gallery } from '../gallery/gallery.ts';
import * as acts from '../oracle/imports.ts';
import { done } from '../verdict.ts';

/** Imports: section 8. */
type Act = Omit<Cell, 'on'>;
const each = (make: (it: ImportFacts) => Act) =>
  sentence(({ imports }) => imports.map((it): Cell => ({ ...make(it), on: `import ${it.label}` })));
const wrongRow = 3;
const rightRow = 2;
const mapping = { name: 0, contactName: 1, address: 2 };

export const imports: Sentences = {
  'imports.create': sentence(() => [
    ...['clients', 'contacts', 'contracts', 'orders'].map(
      (kind): Cell => ({
        on: `a table of ${kind}`,
        path: `/imports?kind=${kind}&name=a.csv`,
        bytes: Buffer.from('Компания;Название;Номер\r\nООО «Лютик»;Обследование;1'),
        verdict: acts.readIn,
      }),
    ),
  ]),
  'imports.list': sentence(({ imports }) => [
    {
      on: 'all imports',
      path: '/imports?limit=200',
      verdict: () => done,
      parts: ({ body, raw }, who) => {
        // those of what is gone are of the manager as well
        const known = imports.map(({ id }) => id);
        const shown = body.items
          .map(({ id }: { id: number }) => id)
          .filter((id: number) => known.includes(id));
        const seen = imports.filter((it) => acts.seesImport(who, it));
        return firstOf(
          exactly(
            'imports',
            shown,
            seen.map(({ id }) => id),
          ),
          seen.length === 0 ? equal('items', body.items.length, 0) : null,
          ...seen.map(({ fileToken }) => equal('names its file', raw.body.includes(fileToken), true)),
        );
      },
    },
  ]),
  'imports.get': each((it) => ({
    path: `/imports/${it.id}`,
    sees: (who) => acts.seesImport(who, it),
    verdict: () => done,
    parts: ({ body }, who) =>
      firstOf(
        equal('state', body.state, it.state),
        ...(
          [
            ['change', acts.changeSettings],
            ['check', acts.check],
            ['run', acts.run],
            ['stop', acts.stop],
            ['undo', acts.undo],
            ['discard', acts.discard],
          ] as const
        ).map(([key, verdict]) =>
          equal(`may ${key}`, body.abilities[key].allowed, verdict(who, it) === done),
        ),
      ),
  })),
  'imports.rows': each((it) => ({
    path: `/imports/${it.id}/rows`,
    sees: (who) => acts.seesImport(who, it),
    verdict: () => done,
    parts: ({ body, raw }) =>
      firstOf(equal('rows', body.items.length, 2), equal('has its words', raw.body.includes(it.token), true)),
  })),
  'imports.settings': each((it) => ({
    path: `/imports/${it.id}/settings`,
    body: () => ({ headerRow: 0, mapping, matchBy: ['name'], onMatch: 'fill' }),
    verdict: (who) => acts.changeSettings(who, it),
  })),
  'imports.check': each((it) => ({
    path: `/imports/${it.id}/check`,
    body: () => ({}),
    verdict: (who) => acts.check(who, it),
  })),
  'imports.run': each((it) => ({
    path: `/imports/${it.id}/run`,
    body: () => ({}),
    verdict: (who) => acts.run(who, it),
  })),
  'imports.stop': each((it) => ({ path: `/imports/${it.id}/run`, verdict: (who) => acts.stop(who, it) })),
  'imports.undo': each((it) => ({
    path: `/imports/${it.id}/undoing`,
    body: () => ({}),
    verdict: (who) => acts.undo(who, it),
  })),
  'imports.discard': each((it) => ({ path: `/imports/${it.id}`, verdict: (who) => acts.discard(who, it) })),
  'imports.mend': sentence(({ imports }) =>
    imports.flatMap((it): Cell[] => [
      {
        on: `a wrong row of import ${it.label}`,
        path: `/imports/${it.id}/rows/${wrongRow}`,
        body: () => ({ cells: ['ООО «Исправленное»', '', 'Пермь'] }),
        verdict: (who) => acts.mend(who, it),
      },
      {
        on: `a right row of import ${it.label}, to be left out`,
        path: `/imports/${it.id}/rows/${rightRow}`,
        body: () => ({ cells: [], leaveOut: true }),
        verdict: (who) => acts.leaveOut(who, it),
      },
    ]),
  ),
  'imports.export': each((it) => ({
    path: `/imports/${it.id}/row-exports`,
    body: () => ({ state: 'error' }),
    verdict: (who) => acts.takeRows(who, it),
  })),
};

/** Every way to a client, contact, contract or order, tried on one that went with its import: for everybody it is not there. */
export const withWhatIsGone = ({ cells, ...rest }: Sentence): Sentence => ({
  ...rest,
  cells: (gallery) => {
    const all = cells(gallery);
    const like = all.find(({ path, sees }) => sees && placeOf(path, gallery) !== null);
    const place = like && placeOf(like.path, gallery);
    if (!like || !place) return all;
    const { parts: _, isEdge: __, versionAt: ___, ...cell } = like;
    return [...all, { ...cell, on: 'one that went with its import', path: place, sees: () => false }];
  },
});

function placeOf(path: string, { gone }: Gallery): string | null {
  const ids: Record<string, number> = {
    clients: gone.clientId,
    contacts: gone.contactId,
    contracts: gone.contractId,
    orders: gone.orderId,
  };
  const [, first = '', rest] = /^\/(\w+)\/\d+(.*)$/.exec(path) ?? [];
  const id = ids[first];
  return id === undefined ? null : `/${first}/${id}${rest}`;
}
