import { type Cell, exactly, firstOf, type Sentences, sentence } from '../cell.ts';
import type { AbsenceRequestFacts } from '../facts.ts';
import * as acts from '../oracle/absences.ts';
import { specs } from '../people.ts';
import { done } from '../verdict.ts';

/** Absences: section 6. */
type Act = Pick<Cell, 'path' | 'body' | 'verdict'>;
const each = (make: (request: AbsenceRequestFacts) => Act) =>
  sentence(({ absenceRequests }) =>
    absenceRequests.map((request) => ({
      ...make(request),
      on: `a request ${request.label}`,
      sees: (who) => acts.knowsWhy(who, request),
    })),
  );
const days = { fromOn: '2027-03-01', toOn: '2027-03-14' };
const two = ['clerk', 'accountant'] as const;
const departmentsOf = (name: (typeof two)[number]) => [specs[name].department ?? ''];

export const absences: Sentences = {
  'absences.list': sentence(() => [{ on: 'who is away', path: '/absences', verdict: () => done }]),
  'absences.plan': sentence(({ absenceRequests }) => [
    {
      on: 'the plan of a year',
      path: '/absence-plan?year=2030',
      verdict: () => done,
      parts: ({ body }, who) =>
        exactly(
          'people with a request',
          body.people
            .filter((one: { absences: { requested: boolean }[] }) => one.absences.some((it) => it.requested))
            .map((one: { employee: { id: number } }) => one.employee.id),
          absenceRequests.filter((one) => acts.knowsWhy(who, one)).map(({ employeeId }) => employeeId),
        ),
    },
  ]),
  'absences.create': sentence(({ cast }) =>
    two.map((name) => ({
      on: `an absence of ${name}`,
      path: '/absences',
      body: () => ({ employeeId: cast.ids[name], kind: 'vacation', ...days, substituteId: null }),
      verdict: (who) =>
        acts.entersAbsence(who, { employeeId: cast.ids[name], departments: departmentsOf(name) }),
    })),
  ),
  'absences.end': sentence(({ absenceIds, cast }) =>
    two.map((name) => ({
      on: `an absence of ${name} that has not begun`,
      path: `/absences/${absenceIds[name]}/end`,
      body: () => ({ lastOn: '2027-05-03' }),
      verdict: (who) => {
        const may = acts.endsAbsence(who, { employeeId: cast.ids[name], departments: departmentsOf(name) });
        return may === done ? { is: 'state', codes: ['already_done'] } : may;
      },
    })),
  ),
  'absences.cancel': sentence(({ absenceIds, cast }) =>
    two.map((name) => ({
      on: `an absence of ${name}`,
      path: `/absences/${absenceIds[name]}`,
      verdict: (who) =>
        acts.endsAbsence(who, { employeeId: cast.ids[name], departments: departmentsOf(name) }),
    })),
  ),
  'absenceRequests.list': sentence(({ absenceRequests }) =>
    (['mine', 'toDecide'] as const).map((view) => ({
      on: `requests ${view}`,
      path: `/absence-requests?view=${view}`,
      verdict: () => done,
      parts: ({ body }, who) =>
        firstOf(
          exactly(
            'requests',
            body.items.map(({ id }: { id: number }) => id),
            absenceRequests
              .filter((one) =>
                view === 'mine' ? one.employeeId === who.id : acts.decidesAbsence(who, one) === done,
              )
              .map(({ id }) => id),
          ),
        ),
    })),
  ),
  'absenceRequests.ask': sentence(() => [
    {
      on: 'an absence of one’s own',
      path: '/absence-requests',
      body: () => ({ kind: 'trip', fromOn: '2031-01-12', toOn: '2031-01-13', substituteId: null }),
      verdict: () => done,
    },
  ]),
  'absenceRequests.approve': sentence(({ absenceRequests, cast }) =>
    absenceRequests.map((request) => ({
      on: `a request ${request.label}`,
      path: `/absence-requests/${request.id}/approval`,
      body: () => ({ version: 1, substituteId: cast.ids.approver }),
      sees: (who) => acts.knowsWhy(who, request),
      verdict: (who) => acts.decidesAbsence(who, request),
    })),
  ),
  'absenceRequests.decline': each((request) => ({
    path: `/absence-requests/${request.id}/refusal`,
    body: () => ({ version: 1, reason: 'годовой отчёт' }),
    verdict: (who) => acts.decidesAbsence(who, request),
  })),
  'absenceRequests.withdraw': each((request) => ({
    path: `/absence-requests/${request.id}/withdrawal`,
    body: () => ({ version: 1 }),
    verdict: (who) => acts.withdrawsRequest(who, request),
  })),
};
