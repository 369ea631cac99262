import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseDate } from '#domain/values/dateInput.ts';
import { useWorkCalendar } from '#web/calendar/public.ts';
import { failureOf, isProblem } from '#web/http/errors.ts';
import { tellProblem } from '#web/http/tellProblem.ts';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { dateWords } from '#web/ui/inline/reasons.ts';
import { offerUndo, tell } from '#web/ui/undo.tsx';
import { type Call, callActs, planOf, refreshCalls } from './calls.queries.ts';
import { dayChoices, seriesDay } from './nextDays.ts';

export type Mode = 'reached' | 'noAnswer' | 'move';
/** A day, or one of the words that are none. */
export type Choice = { on: string } | 'date' | 'none' | 'series';

/** One call in hand: its outcome and what comes next, saved in one act that can be taken back. */
export function useCallWork(call: Call, onDone: () => void) {
  const { t } = useTranslation('calls');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const today = format.today();
  const calendar = useWorkCalendar(today);
  const series = call.repeats === null ? null : seriesDay(calendar, call.on, call.repeats, today);
  const [mode, setMode] = useState<Mode | null>(null);
  const [choice, setChoice] = useState<Choice | null>(null);
  const [note, setNote] = useState(call.note ?? '');
  const [typed, setTyped] = useState('');
  const [time, setTime] = useState(call.at ?? '');
  const [wrong, setWrong] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  function begin(next: Mode | null) {
    setMode(next);
    setWrong(null);
    setChoice(next !== null && next !== 'move' && series !== null ? 'series' : null);
  }

  function choose(next: Choice) {
    setChoice(next);
    setWrong(null);
  }

  /** The day and time that were chosen; null after saying what is wrong. */
  function chosenDay(): { on: string; at: string | null } | null {
    if (typeof choice === 'object' && choice !== null) return { on: choice.on, at: call.at };
    const read = parseDate(typed);
    if (!read.ok) {
      setWrong(read.reason.code === 'date_empty' ? t('need.on') : dateWords(read.reason, common));
      return null;
    }
    if (read.value < today) {
      setWrong(t('need.past'));
      return null;
    }
    const at = timeOf(time);
    if (at === undefined) setWrong(t('need.at'));
    return at === undefined ? null : { on: read.value, at };
  }

  async function save() {
    if (mode === null || busy) return;
    if (choice === null) return setWrong(t(mode === 'move' ? 'after.chooseDay' : 'after.choose'));
    const day = choice === 'none' || choice === 'series' ? null : chosenDay();
    if (day === null && choice !== 'none' && choice !== 'series') return;
    setBusy(true);
    try {
      if (mode === 'move') await move(day ?? call);
      else await close(mode, day);
      onDone();
    } catch (cause) {
      if (isProblem(cause, 'version_conflict')) {
        refreshCalls();
        tell(t('told.conflict'), 'danger');
        begin(null);
      } else setWrong(failureOf(cause).why);
    } finally {
      setBusy(false);
    }
  }

  async function move(day: { on: string; at: string | null }) {
    const moved = await callActs.edit(call.id, { ...planOf(call), ...day, version: call.version });
    const message = t('told.moved', { date: format.date(moved.on) });
    // a day that has passed is not gone back to
    if (call.on < today) return tell(message);
    offerUndo(message, () => undone(callActs.edit(call.id, { ...planOf(call), version: moved.version })));
  }

  async function close(outcome: 'reached' | 'noAnswer', day: { on: string; at: string | null } | null) {
    const next = day && { ...planOf(call), responsibleId: null, ...day };
    const endsSeries = choice === 'none';
    await callActs.close(call.id, { version: call.version, outcome, note: note || null, next, endsSeries });
    offerUndo(t('told.done'), () => undone(callActs.reopen(call.id)));
  }

  return {
    mode,
    begin,
    choice,
    choose,
    days: dayChoices(calendar, today),
    series,
    note,
    setNote,
    typed,
    setTyped,
    time,
    setTime,
    wrong,
    busy,
    save,
  };
}

export type CallWork = ReturnType<typeof useCallWork>;

async function undone(act: Promise<unknown>): Promise<void> {
  try {
    await act;
  } catch (cause) {
    tellProblem(cause);
    throw cause;
  }
}

/** As people type it: «14:30», «9.05», «1430»; undefined where it is no time. */
export function timeOf(typed: string): string | null | undefined {
  const text = typed.trim();
  if (text === '') return null;
  const [, hours, minutes] = /^(\d{1,2})(?:[:.\s-]?(\d{2}))?$/.exec(text) ?? [];
  if (hours === undefined || Number(hours) > 23 || Number(minutes ?? 0) > 59) return undefined;
  return `${hours.padStart(2, '0')}:${minutes ?? '00'}`;
}
