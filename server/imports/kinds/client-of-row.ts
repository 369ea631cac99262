import { parseInn } from '#domain/values/inn.ts';
import { parseKpp } from '#domain/values/kpp.ts';
import { type AlikeClient, clientsAlike } from '#server/clients/public.ts';
import type { Reader } from '#server/visibility/reader.ts';
import { innAndKpp } from '../cells.ts';
import { problem, type RowIn, type RowProblem } from '../parts.ts';
import { clientOf, isProblem, type Marks } from './known-again.ts';
import { normalName } from './read-client.ts';

type Found = (row: RowIn) => AlikeClient | RowProblem;

/** The client that a row of contacts, contracts or orders names, by INN or by its whole name; nobody is made here. */
export async function clientsOfRows(reader: Reader, rows: readonly RowIn[]): Promise<Found> {
  const marks = rows.map(marksOf);
  const candidates = await clientsAlike(reader, {
    inns: marks.flatMap(({ inn }) => inn ?? []),
    names: marks.flatMap(({ name }) => (name === '' ? [] : [name])),
    reach: [],
  });
  const byMark = new Map<string, AlikeClient[]>();
  for (const one of candidates)
    for (const mark of [one.nameNormal, ...(one.inn === null ? [] : [one.inn])])
      byMark.set(mark, [...(byMark.get(mark) ?? []), one]);
  return (row) => {
    const named = marksOf(row);
    const field = row.values.client === undefined ? 'inn' : 'client';
    if (row.values.client === undefined && row.values.inn === undefined) return problem('client', 'empty');
    const near = [...new Set([named.inn ?? '', named.name].flatMap((mark) => byMark.get(mark) ?? []))];
    const found = clientOf(named, near, ['inn', 'name']);
    if (found === null)
      return problem(field, 'import_no_client', { text: row.values.client ?? row.values.inn ?? '' });
    if (isProblem(found)) return { ...found, field };
    return found.archived ? problem(field, 'client_archived') : found;
  };
}

function marksOf({ values }: RowIn): Marks {
  const typed = innAndKpp(values);
  const inn = typed.inn === null ? null : parseInn(typed.inn);
  const kpp = typed.kpp === null ? null : parseKpp(typed.kpp);
  return {
    inn: inn?.ok ? inn.value : null,
    kpp: kpp?.ok ? kpp.value : null,
    name: values.client === undefined ? '' : normalName(values.client),
    phones: [],
    emails: [],
  };
}
