import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LABOUR_CODE_HOLIDAYS } from '#domain/calendar/holidays.ts';
import { dayOfWeek } from '#domain/values/dates.ts';
import { isProblem } from '#web/http/errors.ts';
import { queryClient } from '#web/http/queryClient.ts';
import { tellProblem } from '#web/http/tellProblem.ts';
import { tell } from '#web/ui/undo.tsx';
import { correctYear, type Days, putYearBack, type WorkYear, workYearQuery } from './workYears.queries.ts';

export type DayKind = 'working' | 'off' | 'short';

/** A year in hand: each press is kept at once, one after the other over the version before. */
export function useWorkYear(year: number) {
  const { t } = useTranslation('calendar');
  const query = useQuery(workYearQuery(year));
  const [draft, setDraft] = useState<{ year: number; days: Days } | null>(null);
  const last = useRef<Promise<unknown>>(Promise.resolve());
  const waiting = useRef(0);
  const days = (draft?.year === year ? draft.days : null) ?? query.data?.days ?? {};

  function keep(next: WorkYear) {
    queryClient.setQueryData(workYearQuery(next.year).queryKey, next);
  }
  function enqueue(act: () => Promise<WorkYear>) {
    waiting.current += 1;
    last.current = last.current.then(async () => {
      try {
        keep(await act());
      } catch (cause) {
        if (isProblem(cause, 'version_conflict')) tell(t('year.conflict'), 'danger');
        else tellProblem(cause);
        await queryClient.refetchQueries({ queryKey: workYearQuery(year).queryKey });
      } finally {
        waiting.current -= 1;
        if (waiting.current === 0) setDraft(null);
      }
    });
  }
  const versionNow = () => queryClient.getQueryData(workYearQuery(year).queryKey)?.version ?? 0;

  return {
    query,
    days,
    kindOf: (on: string) => kindOf(days, on),
    toggle(on: string) {
      const next = toggled(days, on);
      setDraft({ year, days: next });
      enqueue(() => correctYear(year, { days: next, version: versionNow() }));
    },
    putBack: () => enqueue(() => putYearBack(year)),
  };
}

function kindOf(days: Days, on: string): DayKind {
  const day = days[on.slice(5)];
  return day?.kind ?? (dayOfWeek(on) <= 5 ? 'working' : 'off');
}

const NEXT: Record<DayKind, DayKind> = { working: 'off', off: 'short', short: 'working' };

/** Working → day off → short → working; what a plain week says needs no entry. */
function toggled(days: Days, on: string): Days {
  const key = on.slice(5);
  const { [key]: _, ...rest } = days;
  const kind = NEXT[kindOf(days, on)];
  const plain = dayOfWeek(on) <= 5 ? 'working' : 'off';
  const holiday = kind === 'off' ? LABOUR_CODE_HOLIDAYS[key] : undefined;
  if (kind === plain && !holiday) return rest;
  return { ...rest, [key]: { kind, ...(holiday ? { holiday } : {}) } };
}
