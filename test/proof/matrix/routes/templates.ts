import { bundled } from '#server/templates/bundled.ts';
import { type Cell, equal, exactly, type Sentences, sentence } from '../cell.ts';
import { addToContract } from '../oracle/clients.ts';
import { byAdmin } from '../oracle/office.ts';
import { addDocument } from '../oracle/order-acts.ts';
import { seesContract, seesOrder } from '../oracle/sees.ts';
import { done, refused, silent, state, type Verdict } from '../verdict.ts';

/** «make … settings | admin»; a document of a template is added by whoever adds one of its kind. */
const [contract, act, invoice, terms, signOff] = [1, 2, 3, 4, 5] as const;
const commercial: readonly number[] = [contract, act, invoice];
const ofContract: readonly number[] = [contract, invoice];
const all = [contract, act, invoice, terms, signOff];
const requisites = Object.fromEntries(
  'name inn kpp ogrn address phone email bank bik account corrAccount position lastName firstName middleName inPerson basis'
    .split(' ')
    .map((key) => [key, '']),
);

/** To look at what would stand in it one needs the right to make it, whatever state the order is in. */
const looks = (verdict: Verdict): Verdict => (verdict === refused || verdict === silent ? verdict : done);

const settings = (cell: Omit<Cell, 'on' | 'verdict'>) =>
  sentence(() => [{ on: 'settings', verdict: byAdmin, ...cell }]);

export const templates: Sentences = {
  'templates.list': sentence(() => [
    {
      on: 'all',
      path: '/document-templates',
      verdict: () => done,
      parts: ({ body }) =>
        exactly(
          'templates',
          body.items.map(({ id }: { id: number }) => id),
          all,
        ),
    },
  ]),
  'templates.load': settings({
    path: `/document-templates?${new URLSearchParams({ name: 'Новый', kind: 'other', fileName: 'a.docx' })}`,
    bytes: bundled('act').content,
  }),
  'templates.edit': settings({
    path: `/document-templates/${act}`,
    body: () => ({ name: 'Другой', kind: 'act', archived: false, version: 1 }),
  }),
  'templates.replace': settings({
    path: `/document-templates/${act}/file?fileName=a.docx`,
    bytes: bundled('invoice').content,
  }),
  'templates.bringBack': settings({ path: `/document-templates/${act}/file` }),
  'templates.content': settings({
    path: `/document-templates/${act}/content`,
    parts: ({ raw }) => equal('bytes', raw.rawPayload.length, bundled('act').content.length),
  }),
  'company.requisites': settings({ path: '/company/requisites' }),
  'company.saveRequisites': settings({
    path: '/company/requisites',
    body: () => ({ ...requisites, name: 'ООО «Экспертиза»' }),
  }),
  'templates.values': sentence(({ facts }) => [
    ...facts.orders.flatMap((order) =>
      all.map(
        (id): Cell => ({
          on: `template ${id} for order ${order.label}`,
          path: `/document-templates/${id}/values?orderId=${order.id}`,
          sees: (who) => seesOrder(who, order),
          verdict: (who) => looks(addDocument(who, order, commercial.includes(id), facts)),
        }),
      ),
    ),
    ...facts.contracts.flatMap((one) =>
      ofContract.map(
        (id): Cell => ({
          on: `template ${id} for contract ${one.label}`,
          path: `/document-templates/${id}/values?contractId=${one.id}`,
          sees: (who) => seesContract(who, one, facts),
          verdict: (who) => looks(addToContract(who, one, true, facts)),
        }),
      ),
    ),
  ]),
  'templates.make': sentence(({ facts }) => [
    ...facts.orders.flatMap((order) =>
      [act, terms].map(
        (id): Cell => ({
          on: `template ${id} for order ${order.label}`,
          path: `/document-templates/${id}/documents`,
          body: () => ({ orderId: order.id, version: 1, allowEmpty: true }),
          sees: (who) => seesOrder(who, order),
          verdict: (who) => addDocument(who, order, commercial.includes(id), facts),
        }),
      ),
    ),
    ...facts.contracts.flatMap((one) =>
      [invoice, act].map(
        (id): Cell => ({
          on: `template ${id} for contract ${one.label}`,
          path: `/document-templates/${id}/documents`,
          body: () => ({ contractId: one.id, version: 1, allowEmpty: true }),
          sees: (who) => seesContract(who, one, facts),
          verdict: (who) => {
            const verdict = addToContract(who, one, true, facts);
            // an act is of an order
            return id === act && verdict === done ? state('invalid') : verdict;
          },
        }),
      ),
    ),
  ]),
};
