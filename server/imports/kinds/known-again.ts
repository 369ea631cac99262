import type { AlikeClient } from '#server/clients/public.ts';
import { type Judged, type Match, problem, type RowProblem, type Rules } from '../parts.ts';

export type Marks = {
  inn: string | null;
  kpp: string | null;
  name: string;
  phones: readonly string[];
  emails: readonly string[];
};

/**
 * Which client a row is of. The INN decides: two with INNs that differ are two, however alike their names; a branch with a KPP of its own is
 * another. Where several fit, nobody is chosen for the person.
 */
export function clientOf(
  row: Marks,
  candidates: readonly AlikeClient[],
  matchBy: readonly Match[],
): AlikeClient | null | RowProblem {
  const byInn =
    matchBy.includes('inn') && row.inn !== null ? candidates.filter((one) => sameInn(row, one)) : [];
  const found =
    byInn.length > 0
      ? byInn
      : candidates.filter((one) => !differ(row.inn, one.inn) && isAlike(row, one, matchBy));
  const [first, second] = found;
  if (!first) return null;
  return second
    ? problem('name', 'import_several', {
        names: found
          .slice(0, 3)
          .map(({ name }) => name)
          .join('; '),
      })
    : first;
}

const sameInn = (row: Marks, { inn, kpp }: AlikeClient): boolean => inn === row.inn && !differ(row.kpp, kpp);
const differ = (a: string | null, b: string | null): boolean => a !== null && b !== null && a !== b;

function isAlike(row: Marks, client: AlikeClient, matchBy: readonly Match[]): boolean {
  return (
    (matchBy.includes('name') && client.nameNormal === row.name) ||
    (matchBy.includes('phone') && row.phones.some((one) => client.reach.includes(one))) ||
    (matchBy.includes('email') && row.emails.some((one) => client.reach.includes(one)))
  );
}

/** By what other rows of the table know this one, under the same rules; and by what it knows them. */
export function keysOf(
  { inn, kpp, name, phones, emails }: Marks,
  matchBy: readonly Match[],
): Pick<Judged, 'keys' | 'probes'> {
  const reach = [...(matchBy.includes('phone') ? phones : []), ...(matchBy.includes('email') ? emails : [])];
  const withInn = inn !== null && matchBy.includes('inn');
  const names = matchBy.includes('name') ? [name] : [];
  const alike = [...names.map((one) => `name:${one}`), ...reach.map((one) => `reach:${one}`)];
  if (!withInn) return { keys: [...alike, ...alike.map(bare)], probes: alike };
  // a KPP that is not given fits every one
  const [own, other] =
    kpp === null ? [`inn:${inn}:`, `inn:${inn}:any`] : [`inn:${inn}:${kpp}`, `inn:${inn}:`];
  return {
    keys: [own, ...(kpp === null ? [] : [`inn:${inn}:any`]), ...alike],
    // of a row without an INN the name decides
    probes: [own, other, ...alike.map(bare)],
  };
}

/** Of a row that has no INN. */
const bare = (key: string): string => `bare-${key}`;

export const isProblem = (found: AlikeClient | RowProblem | null): found is RowProblem =>
  found !== null && 'reason' in found;

export const ruleOf = ({ onMatch }: Rules, isThere: boolean): 'create' | 'update' | 'skip' =>
  !isThere || onMatch === 'create' ? 'create' : onMatch === 'skip' ? 'skip' : 'update';
