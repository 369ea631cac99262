import type { Verdict } from '#domain/policy/can.ts';
import type { Self } from '#domain/rules/who.ts';
import { addDays, compareDates, formatDate } from '#domain/values/dates.ts';
import { shortName } from '#domain/values/fullName.ts';
import type { PersonRow } from '#server/feed/public.ts';
import type { Ctx } from '#server/http/context.ts';
import { HttpProblem, invalid } from '#server/http/problems.ts';
import { notAllowed } from '#server/http/refused.ts';
import { presentRequest } from './absences.present.ts';
import type { Chosen } from './facts.queries.ts';
import { LONGEST_DAYS } from './request-limits.ts';
import type { RequestRow } from './requests.queries.ts';

type Days = { fromOn: string; toOn: string };

export function allowed(ctx: Ctx, verdict: Verdict): Self {
  if (!verdict.ok) throw notAllowed(ctx.person, verdict, null);
  return verdict.as;
}

export function checkOrder({ fromOn, toOn }: Days): void {
  if (compareDates(toOn, fromOn) < 0) throw invalid('toOn', 'dates_order');
}

export function checkAsked({ today }: Ctx, days: Days): void {
  checkOrder(days);
  const { fromOn, toOn } = days;
  if (toOn < today) throw invalid('toOn', 'absence_past');
  if (compareDates(toOn, addDays(fromOn, LONGEST_DAYS)) > 0) throw invalid('toOn', 'absence_long');
}

/** Whoever stands in is here, is somebody else, and is not away on any of these days. */
export function checkSubstitute(
  { language }: Ctx,
  employeeId: number,
  chosen: Chosen | null | undefined,
): PersonRow {
  if (chosen?.employee.id === employeeId) throw invalid('substituteId', 'substitute_self');
  if (chosen?.status !== 'active') throw invalid('substituteId', 'employee');
  if (!chosen.away) return chosen.employee;
  throw invalid('substituteId', 'substitute_away', {
    name: shortName(chosen.employee),
    from: formatDate(chosen.away.fromOn, language),
    to: formatDate(chosen.away.toOn, language),
  });
}

/** Refused, with the request as it stands now. */
export function checkVersion(ctx: Ctx, held: RequestRow, version: number): void {
  if (held.version === version) return;
  const current = presentRequest(ctx, held);
  throw new HttpProblem('version_conflict', { extra: { version: current.version, current } });
}
