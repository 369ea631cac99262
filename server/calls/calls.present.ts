import type { z } from 'zod';
import type { call } from '#api/calls.ts';
import { isOverdue, type LocalMoment, localMoment } from '#domain/calls/times.ts';
import { can } from '#domain/policy/can.ts';
import { contactName, presentPhone } from '#server/clients/public.ts';
import { presentPerson } from '#server/feed/public.ts';
import type { Ctx } from '#server/http/context.ts';
import { whoMay } from '#server/http/refused.ts';
import type { CallRow } from './calls.queries.ts';

export type CallShown = z.input<typeof call>;

/** Where the company's clock stands at this request. */
export const clockOf = ({ now, person }: Pick<Ctx, 'now' | 'person'>): LocalMoment =>
  localMoment(now, person.company.timeZone);

export function presentCall(ctx: Ctx, row: CallRow): CallShown {
  const { clientManager, contact } = row;
  return {
    id: row.id,
    client: row.client,
    contact: contact && {
      id: contact.id,
      name: contactName(contact),
      phones: contact.phones.map((one) => presentPhone(ctx, one)),
    },
    phone: row.phone && presentPhone(ctx, row.phone),
    responsible: presentPerson(row.responsible),
    topic: row.topic,
    on: row.on,
    at: row.at,
    minutes: row.minutes,
    repeats: row.repeats,
    state: row.state,
    overdue: row.state === 'open' && isOverdue(row, clockOf(ctx)),
    outcome: row.outcome,
    note: row.note,
    closedAt: row.closedAt,
    closedBy: row.closedBy && presentPerson(row.closedBy),
    lastComment: row.lastComment,
    version: row.version,
    abilities: { edit: mayEdit(ctx, row, clientManager && presentPerson(clientManager)) },
  };
}

function mayEdit(ctx: Ctx, { responsible }: CallRow, manager: { id: number; name: string } | null) {
  const subject = { responsibleId: responsible.id, clientManagerId: manager?.id ?? null };
  const verdict = can(ctx.actor, 'call.edit', subject);
  if (verdict.ok) return { allowed: true, reason: null };
  // nobody leads the client: nobody is named
  const allowed = verdict.allowed.filter((one) => one !== 'clientManager' || manager);
  return {
    allowed: false,
    reason: whoMay(ctx.person, allowed, { clientManager: manager?.name }, ctx.language),
  };
}
