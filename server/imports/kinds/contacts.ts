import { clientRoutes } from '#api/clients.ts';
import { can } from '#domain/policy/can.ts';
import { emailKey } from '#domain/values/email.ts';
import {
  type AlikeClient,
  type ContactValues,
  contactName,
  contactsOf,
  holdClient,
  type KnownContact,
  normaliseContact,
} from '#server/clients/public.ts';
import { presentPerson } from '#server/feed/public.ts';
import { HttpProblem } from '#server/http/problems.ts';
import { whoMay } from '#server/http/refused.ts';
import { tellLive } from '#server/journal/record.ts';
import { badCells, emailsOf, isYes, personOf, phonesOf } from '../cells.ts';
import { contactFields } from '../client-fields.ts';
import {
  isWrong,
  type Judged,
  type Kind,
  problem,
  type RowIn,
  type RowProblem,
  type Rules,
  warning,
} from '../parts.ts';
import { clientsOfRows } from './client-of-row.ts';
import { ruleOf } from './known-again.ts';
import { fieldsOf } from './read-client.ts';
import { actingAs, putContact } from './write-client.ts';

export type ContactPlan = { clientId: number; values: ContactValues; known: KnownContact | null };

/** People at clients that are there already. */
export const contactsKind: Kind<ContactPlan> = {
  fields: () => contactFields,
  matches: ['phone', 'email', 'name'],
  async judge(ctx, reader, rules, rows) {
    const clientOf = await clientsOfRows(reader, rows);
    const found = rows.map((row) => ({ row, client: clientOf(row) }));
    const ids = [...new Set(found.flatMap(({ client }) => ('id' in client ? [client.id] : [])))];
    const known = Map.groupBy(
      ids.length === 0 ? [] : await contactsOf(reader, ids),
      ({ clientId }) => clientId,
    );
    return found.map(({ row, client }): Judged<ContactPlan> => {
      const { values, problems } = readContact(row);
      if (!('id' in client) || !values) {
        const all = 'id' in client ? problems : [client, ...problems];
        return { n: row.n, state: 'error', problems: all, keys: [], probes: [], plan: null };
      }
      const there =
        rules.onMatch === 'create'
          ? null
          : ((known.get(client.id) ?? []).find((one) => isSame(rules, values, one)) ?? null);
      const state = ruleOf(rules, there !== null);
      const any = can(ctx.actor, 'import.anyRecord', null);
      const verdict = any.ok ? any : can(ctx.actor, 'client.edit', { managerId: client.managerId });
      const clientManager = client.manager && presentPerson(client.manager).name;
      const refused =
        verdict.ok || state === 'skip'
          ? []
          : [
              problem(null, 'import_not_allowed', {
                who: whoMay(ctx.person, verdict.allowed, { clientManager }, ctx.language),
              }),
            ];
      const all = [...problems, ...refused];
      const keys = keysOf(rules, client, values);
      return {
        n: row.n,
        state: isWrong(all) ? 'error' : state,
        problems: all,
        keys,
        probes: keys,
        plan: { clientId: client.id, values, known: there },
      };
    });
  },
  async write(ctx, tx, rules, { plan, problems }) {
    if (!plan) throw new Error('a row without a plan');
    const { clientId, values, known } = plan;
    // held, so that the contact stands still meanwhile, as when it is edited by hand
    const client = await holdClient(tx.reader, clientId);
    const as = actingAs(ctx, () => can(ctx.actor, 'client.edit', { managerId: client.managerId }));
    const written = await putContact(
      tx,
      as,
      { ...rules, onMatch: known ? rules.onMatch : 'create' },
      clientId,
      values,
      known ?? undefined,
    );
    if (!written)
      return { state: 'skipped', clientId, problems: [...problems, warning(null, 'import_same')] };
    tellLive(tx, { kind: 'client', id: clientId });
    return {
      state: written.made ? 'created' : 'updated',
      clientId,
      contactId: written.id,
      problems,
      written: [written],
    };
  },
};

function readContact({ values }: RowIn): { values: ContactValues | null; problems: RowProblem[] } {
  const bad = badCells(values);
  if (bad.length > 0) return { values: null, problems: bad };
  const { name, firstName, middleName, position, notes, decides } = values;
  const body = clientRoutes.addContact.body.safeParse({
    ...(name === undefined ? {} : personOf(name, firstName, middleName)),
    position: position ?? null,
    phones: phonesOf(values.phones),
    emails: emailsOf(values.emails),
    notes: notes ?? null,
    decides: decides !== undefined && isYes(decides),
  });
  if (!body.success)
    return {
      values: null,
      problems: body.error.issues.map(({ path, code, message }) =>
        problem(fieldOf(path.join('.')), code === 'custom' ? message : 'too_long'),
      ),
    };
  try {
    return { values: normaliseContact(body.data), problems: [] };
  } catch (error) {
    if (!(error instanceof HttpProblem)) throw error;
    return { values: null, problems: fieldsOf(error, fieldOf) };
  }
}

function fieldOf(path: string): string {
  const [first = ''] = path.split('.');
  return ['lastName', 'label'].includes(first) ? 'name' : first;
}

function isSame({ matchBy }: Rules, row: ContactValues, there: KnownContact): boolean {
  const numbers = there.phones.map(({ number }) => number);
  const addresses = there.emails.map(emailKey);
  return (
    (matchBy.includes('email') && row.emails.some((one) => addresses.includes(emailKey(one)))) ||
    (matchBy.includes('phone') && row.phones.some(({ number }) => numbers.includes(number))) ||
    (matchBy.includes('name') && plain(row) === plain(there))
  );
}

const plain = (one: Parameters<typeof contactName>[0]): string =>
  contactName(one).toLowerCase().replaceAll('ё', 'е');

const keysOf = ({ matchBy }: Rules, { id }: AlikeClient, values: ContactValues): string[] => [
  ...(matchBy.includes('email') ? values.emails.map((one) => `${id}:${emailKey(one)}`) : []),
  ...(matchBy.includes('phone') ? values.phones.map(({ number }) => `${id}:${number}`) : []),
  ...(matchBy.includes('name') ? [`${id}:${plain(values)}`] : []),
];
