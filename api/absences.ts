import { z } from 'zod';
import { absenceKinds, requestStates } from '#domain/absences/request-state.ts';
import {
  ability,
  day,
  filledNote,
  id,
  idParam,
  idParams,
  moment,
  note,
  person,
  seenVersion,
} from './common.ts';
import { route } from './route.ts';

const tag = 'absences';
const kind = z.enum(absenceKinds);

/** That somebody is away, until when and who stands in is everybody's to know; why is not. */
export const absence = z
  .object({
    id,
    employee: person,
    kind: kind.nullable().meta({ description: 'null: the reader may not know why' }),
    fromOn: day,
    toOn: day,
    substitute: person.nullable(),
  })
  .meta({ id: 'Absence' });

const listed = absence
  .extend({ abilities: z.object({ end: ability, cancel: ability }) })
  .meta({ id: 'ListedAbsence' });

const clash = z.object({
  employee: person,
  fromOn: day,
  toOn: day,
  requested: z.boolean().meta({ description: 'Asked for and not decided yet' }),
});

export const absenceRequest = z
  .object({
    id,
    employee: person,
    kind,
    fromOn: day,
    toOn: day,
    days: z.number().int(),
    workingDays: z.number().int().nullable().meta({
      description: 'By the production calendar; null: too many years to count',
    }),
    substitute: person.nullable(),
    note: z.string(),
    state: z.enum(requestStates),
    askedBy: person.nullable().meta({ description: 'Who entered it for them; null: they asked themselves' }),
    askedAt: moment,
    decidedBy: person.nullable(),
    decidedAt: moment.nullable(),
    reason: z.string().meta({ description: 'Why it was declined' }),
    absenceId: id.nullable().meta({ description: 'What approving made, while it stands' }),
    overlaps: z
      .array(clash)
      .meta({ description: 'For who decides: others of the department who are away on these days' }),
    standsIn: z.array(clash).meta({ description: 'For who decides: for whom they stand in on these days' }),
    version: z.number().int(),
    abilities: z.object({ decide: ability, withdraw: ability }),
  })
  .meta({ id: 'AbsenceRequest' });

const wanted = { kind, fromOn: day, toOn: day, substituteId: id.nullable() };
const act = (idOf: string, path: string, summary: string) =>
  ({ id: idOf, method: 'PUT', path, tag, summary, params: idParams, response: absenceRequest }) as const;

export const absenceRoutes = {
  list: route({
    id: 'absences.list',
    method: 'GET',
    path: '/absences',
    tag,
    summary: 'Who is away now and later',
    response: z.object({
      items: z.array(listed),
      enters: z.boolean().meta({ description: 'The reader may enter absences of others' }),
    }),
  }),
  plan: route({
    id: 'absences.plan',
    method: 'GET',
    path: '/absence-plan',
    tag,
    summary: 'A year of a department and those under it: who is away when',
    query: z.object({
      year: z.coerce.number().int().min(2000).max(2100),
      departmentId: idParam.optional().meta({ description: 'Left out: everybody' }),
    }),
    response: z.object({
      people: z.array(
        z.object({
          employee: person,
          departmentName: z.string().nullable(),
          absences: z.array(
            z.object({
              kind: kind.nullable(),
              fromOn: day,
              toOn: day,
              requested: z.boolean().meta({ description: 'Asked for: told to those whom it concerns' }),
            }),
          ),
        }),
      ),
      more: z.boolean().meta({ description: 'There are more people than shown' }),
    }),
  }),
  create: route({
    id: 'absences.create',
    method: 'POST',
    path: '/absences',
    tag,
    summary: 'Enter an absence with its substitute, without a request',
    body: z.strictObject({ employeeId: id, ...wanted }),
    response: absence,
    status: 201,
  }),
  end: route({
    id: 'absences.end',
    method: 'PUT',
    path: '/absences/:id/end',
    tag,
    summary: 'Back sooner: today or yesterday was the last day',
    params: idParams,
    body: z.strictObject({ lastOn: day }),
    response: absence,
  }),
  cancel: route({
    id: 'absences.cancel',
    method: 'DELETE',
    path: '/absences/:id',
    tag,
    summary: 'Cancel an absence',
    params: idParams,
    response: 'nothing',
    status: 204,
  }),
};

export const absenceRequestRoutes = {
  list: route({
    id: 'absenceRequests.list',
    method: 'GET',
    path: '/absence-requests',
    tag,
    summary: 'One’s own requests, the latest first; or those the reader may decide, the most urgent first',
    query: z.object({ view: z.enum(['mine', 'toDecide']).default('mine') }),
    response: z.object({
      items: z.array(absenceRequest),
      waiting: z.number().int().meta({ description: 'How many wait for the reader’s word' }),
    }),
  }),
  ask: route({
    id: 'absenceRequests.ask',
    method: 'POST',
    path: '/absence-requests',
    tag,
    summary: 'Ask for an absence; lends nobody any right until it is approved',
    body: z.strictObject({ ...wanted, note: note(2000).default('') }),
    response: absenceRequest,
    status: 201,
  }),
  approve: route({
    ...act('absenceRequests.approve', '/absence-requests/:id/approval', 'Approve it with a substitute'),
    body: z.strictObject({ version: seenVersion, substituteId: id.nullable() }),
  }),
  decline: route({
    ...act('absenceRequests.decline', '/absence-requests/:id/refusal', 'Decline it, saying why'),
    body: z.strictObject({ version: seenVersion, reason: filledNote(2000) }),
  }),
  withdraw: route({
    ...act('absenceRequests.withdraw', '/absence-requests/:id/withdrawal', 'Whoever asked takes it back'),
    body: z.strictObject({ version: seenVersion }),
  }),
};
