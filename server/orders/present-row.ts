import type { z } from 'zod';
import type { orderRow } from '#api/order-card.ts';
import { workingDaysBetween } from '#domain/calendar/workdays.ts';
import { localMoment } from '#domain/calls/times.ts';
import type { Step } from '#domain/process/definition.ts';
import { type Ctx, shortOf } from '#server/http/context.ts';
import { awaitedWho } from './awaited.ts';
import { named } from './feed.present.ts';
import type { OrderLine } from './order-line.ts';

/** A line of the list: whom it waits for, how long it has stood, money only where the reader may see it. */
export function presentRow(
  ctx: Pick<Ctx, 'person' | 'language' | 'today' | 'calendar' | 'reader'>,
  line: OrderLine,
): z.input<typeof orderRow> {
  const def = ctx.reader.definitions.byId(line.definitionId).body;
  const step = def.steps[line.stepSeq - 1] ?? def.steps[0];
  if (!step) throw new RangeError('a definition without steps');
  const alive = line.archivedAt === null && line.status !== 'refused';
  const openedOn = localMoment(line.stepOpenedAt, ctx.person.company.timeZone).day;
  const late = alive && line.dueOn !== null && line.dueOn < ctx.today;
  return {
    id: line.id,
    number: line.number,
    title: line.title,
    client: { id: line.clientId, name: line.clientName },
    contract:
      line.contractId !== null && line.contractNumber !== null
        ? { id: line.contractId, number: line.contractNumber }
        : null,
    status: line.status,
    archivedAt: line.archivedAt,
    step: {
      key: step.key,
      number: line.stepSeq,
      total: def.steps.length,
      title: step.shortTitle,
      state: line.stepState,
    },
    manager: named(line.manager),
    expert: line.expert ? named(line.expert) : null,
    waitsFor: alive ? awaited(ctx, line, step) : null,
    stands: alive ? workingDaysBetween(ctx.calendar, openedOn, ctx.today).days : 0,
    dueOn: alive ? line.dueOn : null,
    overdueDays: late && line.dueOn ? workingDaysBetween(ctx.calendar, line.dueOn, ctx.today).days : 0,
    ...(line.money ? { amount: line.amount } : {}),
    validUntil: line.validUntil,
    createdAt: line.createdAt,
  };
}

function awaited(ctx: Pick<Ctx, 'person' | 'language'>, line: OrderLine, step: Step): string | null {
  const who = awaitedWho(step, line.stepState === 'awaitingResolution');
  if (!who) return null;
  if (who === 'managerOfOrder') return shortOf(line.manager.name);
  if (who === 'expertOfOrder') return line.expert ? shortOf(line.expert.name) : null;
  const department =
    typeof who === 'object'
      ? ctx.person.departments.find((one) => one.key === ('headOf' in who ? who.headOf : who.membersOf))
      : null;
  if (!department) return null;
  return typeof who === 'object' && 'headOf' in who && department.headName
    ? shortOf(department.headName)
    : department.name;
}
