import type { deskRoutes } from '#api/desk.ts';
import type { AnswerOf } from '#api/route.ts';
import type { Ctx } from '#server/http/context.ts';
import { placesOf, type ShortStanding } from '#server/reports/public.ts';
import { type CompanyFound, monthsOf } from './home-company.sql.ts';

type Company = NonNullable<AnswerOf<typeof deskRoutes.home>['company']>;

export function presentCompany(ctx: Ctx, { standing, ...money }: CompanyFound): Company {
  const { from, before } = monthsOf(ctx.today);
  return {
    steps: stepsOf(ctx, standing),
    departments: departmentsOf(ctx, standing),
    money: { from, before, ...money },
  };
}

/** Every step of the processes now in force, also where nothing stands; older versions only where something does. */
function stepsOf(ctx: Ctx, standing: readonly ShortStanding[]): Company['steps'] {
  const places = placesOf(ctx.reader);
  const several = new Set(places.map(({ step }) => step.process)).size > 1;
  return places.flatMap(({ step, isCurrent }, place) => {
    const here = standing.filter((one) => one.place === place);
    if (here.length === 0 && !isCurrent) return [];
    return [
      {
        process: step.processTitle,
        number: step.number,
        title: step.shortTitle,
        ...numbersOf(here),
        query: { ...(several ? { process: step.process } : {}), step: step.key, standing: 'true' },
      },
    ];
  });
}

function departmentsOf(ctx: Ctx, standing: readonly ShortStanding[]): Company['departments'] {
  const ids = [...new Set(standing.map(({ department }) => department))];
  return ids
    .map((id) => {
      const department = ctx.person.departments.find((one) => one.id === id);
      return {
        department: department ? { id: department.id, name: department.name } : null,
        ...numbersOf(standing.filter((one) => one.department === id)),
        query: { awaited: `department:${id ?? 'none'}`, overdue: 'true', sort: 'due' },
      };
    })
    .filter(({ overdue }) => overdue > 0)
    .toSorted((one, other) => other.overdue - one.overdue);
}

function numbersOf(rows: readonly ShortStanding[]) {
  return {
    count: rows.reduce((sum, { count }) => sum + count, 0),
    overdue: rows.reduce((sum, { overdue }) => sum + overdue, 0),
    more: rows.some(({ cut }) => cut),
  };
}
