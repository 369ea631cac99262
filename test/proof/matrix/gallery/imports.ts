import { workOnImport } from '#server/imports/public.ts';
import type { ClientFacts, ImportFacts } from '../facts.ts';
import { seesImport } from '../oracle/imports.ts';
import { seesClient } from '../oracle/sees.ts';
import type { Person } from '../people.ts';
import { good, type Mutable, type Workshop } from './walk.ts';

/** Records that an import made and took back with it: there for nobody. */
export type Gone = { clientId: number; contactId: number; contractId: number; orderId: number };
export type Imports = { imports: readonly ImportFacts[]; gone: Gone };

type State = ImportFacts['state'];
const ways: Record<State, readonly string[]> = {
  draft: [],
  checking: ['check'],
  checked: ['check', 'work'],
  running: ['check', 'work', 'run'],
  stopped: ['check', 'work', 'run', 'stop'],
  done: ['check', 'work', 'run', 'work'],
  undoing: ['check', 'work', 'run', 'work', 'undoing'],
  undone: ['check', 'work', 'run', 'work', 'undoing', 'work'],
};

/** Of everybody who may read a table in, and of one who may no more; of the manager at every state. */
export async function makeImports(shop: Workshop): Promise<Imports> {
  const { cast, stage } = shop;
  const imports: ImportFacts[] = [];
  for (const state of Object.keys(ways) as State[]) imports.push(await makeImport(shop, 'manager', state));
  for (const by of ['otherManager', 'headOfSales', 'admin'] as const)
    for (const state of ['draft', 'done'] as const) imports.push(await makeImport(shop, by, state));
  const roles = (given: string[]) =>
    stage.ownerDb.updateTable('employees').set({ roles: given }).where('id', '=', cast.ids.watcher).execute();
  await roles(['manager']);
  for (const state of ['draft', 'done'] as const) imports.push(await makeImport(shop, 'watcher', state));
  await roles([]);
  return { imports, gone: await makeGone(shop) };
}

/** Two rows: one that is right, one without the name. */
async function makeImport(shop: Workshop, by: Person, state: State): Promise<ImportFacts> {
  const { tokens, facts } = shop;
  const label = `${by}'s at ${state}`;
  const isThere = state === 'done' || state === 'undoing';
  let client: Mutable<ClientFacts> | null = null;
  const fileToken = tokens.word({ of: `file of import ${label}`, may: (who) => seesImport(who, one) });
  const token = tokens.word({
    of: `row of import ${label}`,
    may: (who, all) => seesImport(who, one) || (client !== null && seesClient(who, client, all)),
  });
  const name = `ООО «Из таблицы ${token}»`;
  const rows = [
    ['Компания', 'Контактное лицо', 'Адрес'],
    [name, 'Контактов К. К.', 'Тверь'],
    ['', '', 'Пермь'],
  ];
  const id = await brought(shop, by, { kind: 'clients', file: `${fileToken}.csv`, rows, way: ways[state] });
  const one: ImportFacts = { label, id, byId: shop.cast.ids[by], state, fileToken, token };
  if (isThere) {
    client = await importedClient(shop, `of import ${label}`, { name, token, by });
    facts.clients.push(client);
  }
  return one;
}

type Table = { kind: string; file: string; rows: string[][]; way: readonly string[] };

async function brought(
  { cast, stage }: Workshop,
  by: Person,
  { kind, file, rows, way }: Table,
): Promise<number> {
  const who = cast.as(by);
  const bytes = Buffer.from(rows.map((row) => row.join(';')).join('\r\n'));
  const { id } = await good(who.upload(`/imports?kind=${kind}&name=${encodeURIComponent(file)}`, bytes));
  for (const step of way) {
    if (step === 'work')
      await workOnImport(stage.deps, id, (error) => {
        throw error;
      });
    else if (step === 'stop') await good(who.delete(`/imports/${id}/run`));
    else await good(who.put(`/imports/${id}/${step}`, {}));
  }
  return id;
}

/** «a manager's row is theirs»: who read the table in leads what it made; the administrator leads nothing. */
async function importedClient(
  { cast }: Workshop,
  label: string,
  { name, token, by }: { name: string; token: string; by: Person },
): Promise<Mutable<ClientFacts>> {
  const admin = cast.as('admin');
  const [row] = (await good(admin.get(`/clients?search=${encodeURIComponent(token)}`))).items;
  const { id, contacts } = await good(admin.get(`/clients/${row.id}`));
  return {
    label,
    id,
    token,
    name,
    managerId: by === 'admin' ? null : cast.ids[by],
    status: 'active',
    archived: false,
    contactId: contacts[0].id,
    contactVersion: contacts[0].version,
  };
}

async function makeGone(shop: Workshop): Promise<Gone> {
  const way = ways.done;
  const client = 'ООО «Которого нет»';
  const manager = shop.cast.as('manager');
  const make = async (kind: string, rows: string[][]) => {
    const id = await brought(shop, 'manager', { kind, file: `${kind}.csv`, rows, way });
    const [row] = (await good(manager.get(`/imports/${id}/rows`))).items;
    return { importId: id, id: row.record.id as number };
  };
  const made = [
    await make('clients', [
      ['Компания', 'Контактное лицо'],
      [client, 'Контактов К. К.'],
    ]),
    await make('contracts', [
      ['Номер договора', 'Клиент', 'Сумма'],
      ['НЕТ-1', client, '7'],
    ]),
    await make('orders', [
      ['Название заказа', 'Клиент', 'Номер договора', 'Статус'],
      ['Которого нет', client, 'НЕТ-1', 'Подтверждён'],
    ]),
  ] as const;
  const [{ id: clientId }, { id: contractId }, { id: orderId }] = made;
  const { contacts } = await good(manager.get(`/clients/${clientId}`));
  for (const { importId } of [...made].reverse()) {
    await good(manager.put(`/imports/${importId}/undoing`, {}));
    await workOnImport(shop.stage.deps, importId, (error) => {
      throw error;
    });
  }
  return { clientId, contactId: contacts[0].id, contractId, orderId };
}
