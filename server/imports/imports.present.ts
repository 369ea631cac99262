import { can } from '#domain/policy/can.ts';
import type { Language } from '#domain/values/language.ts';
import { presentPerson } from '#server/feed/public.ts';
import type { Ctx } from '#server/http/context.ts';
import { sayReason } from '#server/http/problems.ts';
import type { ImportRowOne, ImportSummaryRow } from './imports.queries.ts';
import { kindOf } from './kinds/all.ts';
import type { Field, RowProblem } from './parts.ts';
import type { ShownRow } from './rows.queries.ts';
import { type Ask, whyNotNow } from './when.ts';

/** Too little is done to tell how long the rest takes. */
const EARLY_SECONDS = 2;

export function presentSummary(row: ImportSummaryRow) {
  const { id, kind, fileName, state, by, createdAt, finishedAt, workDone, workTotal, workFor, counts } = row;
  const isAtWork = ['checking', 'running', 'undoing'].includes(state);
  const left =
    workFor === null || workFor < EARLY_SECONDS || workDone === 0
      ? null
      : Math.ceil((workFor / workDone) * (workTotal - workDone));
  return {
    id,
    kind,
    fileName,
    state,
    rows: Object.values(counts).reduce((sum, n) => sum + (n ?? 0), 0),
    by: presentPerson(by),
    createdAt,
    finishedAt: isAtWork ? null : finishedAt,
    progress: isAtWork ? { done: workDone, total: workTotal, secondsLeft: left } : null,
    counts: counts as Record<string, number>,
  };
}

export function presentImport(ctx: Ctx, row: ImportRowOne) {
  const { language } = ctx;
  const kind = kindOf(row.kind);
  const width = Math.max(row.header.length, ...row.samples.map((cells) => cells.length));
  return {
    ...presentSummary(row),
    format: row.format,
    encoding: row.encoding,
    delimiter: row.delimiter,
    sheet: row.sheet,
    sheets: row.sheets,
    formulas: row.formulas,
    headerRow: row.headerRow,
    columns: Array.from({ length: width }, (_, at) => ({
      title: row.header[at] ?? '',
      samples: samplesOf(row.samples, at),
    })),
    top: row.top,
    fields: kind.fields(ctx).map((one) => presentField(one, language)),
    mapping: row.mapping,
    matchBy: row.matchBy,
    onMatch: row.onMatch,
    unknownChoice: row.unknownChoice,
    matchesOf: [...kind.matches],
    trouble: row.trouble && sayTrouble(row.trouble, language),
    kept: row.counts.kept ?? 0,
    version: row.version,
    abilities: abilitiesOf(ctx, row),
  };
}

const samplesOf = (rows: readonly string[][], column: number): string[] => {
  const found = new Set(rows.map((cells) => cells[column] ?? '').filter((cell) => cell !== ''));
  return [...found].slice(0, 3).map((text) => text.slice(0, 120));
};

const presentField = ({ key, title, required = false, hint }: Field, language: Language) => ({
  key,
  title: title[language],
  required,
  hint: hint?.[language] ?? null,
});

const asks: readonly Ask[] = ['change', 'check', 'run', 'stop', 'undo', 'discard'];

function abilitiesOf(ctx: Ctx, row: Pick<ImportRowOne, 'state' | 'counts'>) {
  const may = can(ctx.actor, 'import.run', null).ok;
  const judge = (ask: Ask) => {
    const reason = may ? whyNotNow(ask, row) : 'rights';
    return { allowed: reason === null, reason: reason && sayWhyNot(reason, ctx.language) };
  };
  return Object.fromEntries(asks.map((ask) => [ask, judge(ask)])) as Record<Ask, ReturnType<typeof judge>>;
}

export function presentRow({ language }: Pick<Ctx, 'language'>, row: ShownRow) {
  return {
    n: row.n,
    state: row.state,
    cells: row.cells,
    problems: row.problems.map((one) => presentProblem(one, language)),
    record: row.record,
  };
}

export const presentProblem = (
  { field, reason, params = {}, warning = false }: RowProblem,
  language: Language,
) => ({
  field,
  message: sayReason(reason, params, language),
  warning,
});

export type WhyNot =
  | 'rights'
  | 'at_work'
  | 'not_at_work'
  | 'written'
  | 'unchecked'
  | 'nothing_left'
  | 'nothing_written'
  | 'undone';
const whyNot: Record<Language, Record<WhyNot, string>> = {
  ru: {
    rights: 'Загружать таблицы могут менеджеры, руководитель продаж и администратор',
    at_work: 'Дождитесь конца или остановите то, что идёт',
    not_at_work: 'Сейчас ничего не идёт',
    written: 'Часть строк уже загружена: исправьте остальные или отмените весь импорт',
    unchecked: 'Сначала проверьте таблицу',
    nothing_left: 'Загружать больше нечего: исправьте строки с ошибками',
    nothing_written: 'Ничего не загружено',
    undone: 'Импорт отменён. Загрузите таблицу заново',
  },
  en: {
    rights: 'Tables are imported by managers, the head of sales and the administrator',
    at_work: 'Wait for the end, or stop what is under way',
    not_at_work: 'Nothing is under way',
    written: 'Some rows are imported already: correct the others, or undo the whole import',
    unchecked: 'Check the table first',
    nothing_left: 'Nothing is left to import: correct the rows that are wrong',
    nothing_written: 'Nothing is imported',
    undone: 'The import is undone. Load the table anew',
  },
};
export const sayWhyNot = (reason: WhyNot, language: Language): string => whyNot[language][reason];

const troubles: Record<Language, Record<string, string>> = {
  ru: {
    rights: 'Импорт остановлен: у того, кто его начал, больше нет на это права',
    person: 'Остановлено по вашему слову',
  },
  en: { rights: 'Stopped: whoever began it may not import any more', person: 'Stopped at your word' },
};
const sayTrouble = (code: string, language: Language): string => troubles[language][code] ?? code;
