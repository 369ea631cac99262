import type { z } from 'zod';
import type { client, clientRow, contact, phone } from '#api/clients.ts';
import type { consent } from '#api/consent.ts';
import { can, type Verdict } from '#domain/policy/can.ts';
import { fullName } from '#domain/values/fullName.ts';
import { displayPhone } from '#domain/values/phone.ts';
import { presentPerson } from '#server/feed/public.ts';
import type { Ctx } from '#server/http/context.ts';
import { HttpProblem, problemBody } from '#server/http/problems.ts';
import { whoMay } from '#server/http/refused.ts';
import { presentAddressTrouble } from '#server/mail/public.ts';
import type { ClientCard, ContactRow, HeldClient } from './client-card.queries.ts';
import type { ClientRow } from './clients.queries.ts';
import type { ConsentRow } from './consents.queries.ts';
import type { Duplicate } from './duplicates.queries.ts';
import { presentNextCall } from './next-call.ts';
import type { StoredPhone } from './normalise.ts';

type Reading = Pick<Ctx, 'person' | 'actor' | 'language' | 'now'>;

export const presentClientRow = (ctx: Reading, row: ClientRow): z.input<typeof clientRow> => ({
  id: row.id,
  name: row.name,
  inn: row.inn,
  status: row.status,
  archived: row.archived,
  manager: row.manager && presentPerson(row.manager),
  source: row.source,
  activity: row.activity,
  phone: row.phone && presentPhone(ctx, row.phone),
  email: row.email,
  address: row.address,
  segments: row.segments,
  orders: row.orders,
  nextCall: presentNextCall(ctx, row.nextCall),
  createdAt: row.createdAt,
});

export function presentClient(ctx: Reading, row: ClientCard): z.input<typeof client> {
  const {
    phone: _,
    email: __,
    ...shown
  } = presentClientRow(ctx, {
    ...row,
    status: statusOf(row),
    phone: null,
    email: null,
  });
  return {
    ...shown,
    occupation: row.occupation,
    kpp: row.kpp,
    site: row.site,
    phones: row.phones.map((one) => presentPhone(ctx, one)),
    emails: row.emails,
    refusedReason: row.refusedReason,
    contacts: row.contacts.map((one) => presentContact(ctx, one)),
    addressTroubles: row.addressTroubles.map((one) => presentAddressTrouble(one, ctx.language)),
    contracts: row.contracts,
    mergedInto: row.mergedInto,
    merged: row.merged.map(({ id, name, at, by }) => ({
      id,
      name,
      at,
      by: presentPerson(by),
      undo: ability(ctx, can(ctx.actor, 'client.unmerge', { madeBy: by.id }), row),
    })),
    version: row.version,
    abilities: {
      edit: ability(ctx, can(ctx.actor, 'client.edit', { managerId: row.managerId }), row),
      merge: ability(ctx, can(ctx.actor, 'client.merge', { managerIds: [row.managerId] }), row),
      comment: ability(ctx, can(ctx.actor, 'client.comment', null), row),
      createContract: ability(ctx, can(ctx.actor, 'contract.create', null), row),
      createOrder: ability(ctx, can(ctx.actor, 'order.create', null), row),
    },
  };
}

export const presentDuplicate = (ctx: Reading, { matches, ...row }: Duplicate) => ({
  ...row,
  manager: row.manager && presentPerson(row.manager),
  matches: matches.map(({ by, value, contact }) => {
    if (by !== 'reach') return { by, value, contact };
    const isPhone = value?.startsWith('+') ?? false;
    const said = isPhone && value ? displayPhone({ e164: value, extension: null }, ctx.language) : value;
    return { by: isPhone ? ('phone' as const) : ('email' as const), value: said, contact };
  }),
});

export const presentContact = (ctx: Reading, row: ContactRow): z.input<typeof contact> => ({
  id: row.id,
  lastName: row.lastName,
  firstName: row.firstName,
  middleName: row.middleName,
  label: row.label,
  name: contactName(row),
  position: row.position,
  phones: row.phones.map((one) => presentPhone(ctx, one)),
  emails: row.emails,
  notes: row.notes,
  decides: row.decides,
  isMain: row.isMain,
  mailing: row.mailing && presentConsent(row.mailing),
  suppressed: row.suppressed,
  version: row.version,
});

export const presentConsent = (row: ConsentRow): z.input<typeof consent> => ({
  ...row,
  recordedBy: presentPerson(row.recordedBy),
  withdrawn: row.withdrawn && {
    ...row.withdrawn,
    recordedBy: row.withdrawn.recordedBy && presentPerson(row.withdrawn.recordedBy),
  },
});

export const contactName = (
  row: Pick<ContactRow, 'lastName' | 'firstName' | 'middleName' | 'label'>,
): string =>
  fullName({ lastName: row.lastName ?? '', firstName: row.firstName ?? '', middleName: row.middleName }) ||
  (row.label ?? '');

export const presentPhone = (
  { language }: Pick<Ctx, 'language'>,
  one: StoredPhone,
): z.input<typeof phone> => ({
  ...one,
  display: displayPhone({ e164: one.number, extension: one.extension }, language),
});

export const statusOf = (row: Pick<HeldClient, 'status'>): 'active' | 'refused' =>
  row.status === 'refused' ? 'refused' : 'active';

function ability(ctx: Reading, verdict: Verdict, row: Pick<ClientCard, 'manager' | 'mergedInto'>) {
  // nothing is hung on it any more, nor changed
  if (row.mergedInto)
    return { allowed: false, reason: problemBody(new HttpProblem('client_merged'), ctx.language).detail };
  if (verdict.ok) return { allowed: true, reason: null };
  // «менеджер клиента» has a name here, and a name is what the reader can act upon; nobody leads it: nobody is named.
  const clientManager = row.manager ? presentPerson(row.manager).name : null;
  const allowed = verdict.allowed.filter((one) => one !== 'clientManager' || clientManager);
  return { allowed: false, reason: whoMay(ctx.person, allowed, { clientManager }, ctx.language) };
}
