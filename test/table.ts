import { workOnImport } from '#server/imports/public.ts';
import type { Answer, Stage } from '#test/app.ts';
import type { Name } from '#test/world.ts';

type Kind = 'clients' | 'contacts' | 'contracts' | 'orders';

/** Tables as people import them, through the routes and the job. */
export function tables(stage: Stage) {
  const errors: unknown[] = [];
  const csv = (rows: readonly (readonly string[])[]): Buffer =>
    Buffer.from(
      rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(';')).join('\r\n'),
    );
  const read = async (
    as: Name,
    kind: Kind,
    rows: readonly (readonly string[])[],
    name = 'таблица.csv',
  ): Promise<Answer> =>
    stage.as(as).upload(`/imports?kind=${kind}&name=${encodeURIComponent(name)}`, csv(rows));
  /** All that is under way comes to its end. */
  const work = async (id: number): Promise<unknown[]> => {
    const before = errors.length;
    await workOnImport(stage.deps, id, (error) => errors.push(error));
    return errors.slice(before);
  };
  const act = async (as: Name, id: number, what: 'check' | 'run' | 'undoing'): Promise<Answer> => {
    const answer = await stage.as(as).put(`/imports/${id}/${what}`, {});
    if (answer.status !== 200) return answer;
    await work(id);
    return stage.as(as).get(`/imports/${id}`);
  };
  const rowsOf = async (
    as: Name,
    id: number,
    state = '',
  ): Promise<
    {
      n: number;
      state: string;
      problems: { field: string | null; message: string }[];
      record: { id: number } | null;
    }[]
  > =>
    (await stage.as(as).get(`/imports/${id}/rows?limit=200${state === '' ? '' : `&state=${state}`}`)).body
      .items;
  const settings = async (as: Name, id: number, change: object = {}): Promise<Answer> => {
    const { headerRow, mapping, matchBy, onMatch, unknownChoice } = (await stage.as(as).get(`/imports/${id}`))
      .body;
    return stage
      .as(as)
      .put(`/imports/${id}/settings`, { headerRow, mapping, matchBy, onMatch, unknownChoice, ...change });
  };
  /** Read, set, checked and imported. */
  const imported = async (
    as: Name,
    kind: Kind,
    rows: readonly (readonly string[])[],
    change: object = {},
  ): Promise<Answer['body']> => {
    const { body } = await read(as, kind, rows);
    await settings(as, body.id, change);
    await act(as, body.id, 'check');
    return (await act(as, body.id, 'run')).body;
  };
  return { csv, read, work, act, rowsOf, settings, imported };
}
