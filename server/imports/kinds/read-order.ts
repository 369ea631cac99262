import { orderRoutes } from '#api/orders.ts';
import type { OrderCommand } from '#domain/process/commands.ts';
import type { Definition, Requirement } from '#domain/process/definition.ts';
import type { FieldValue } from '#domain/process/order.ts';
import { parseDate } from '#domain/values/dateInput.ts';
import { parseMoney } from '#domain/values/moneyInput.ts';
import { badCells } from '../cells.ts';
import { firstStep, requirementKey } from '../fields.ts';
import type { Lookups } from '../lookups.queries.ts';
import { isWrong, problem, type RowIn, type RowProblem, type Rules } from '../parts.ts';
import { read } from './contracts.ts';
import { entry, leader } from './read-client.ts';

export type OrderRow = {
  title: string;
  contractNumber: string | undefined;
  managerId: number | undefined;
  commands: OrderCommand[];
};

/** A row as an order and the commands that bring it to where the table says it is. */
export function readOrder(
  def: Definition,
  { values }: RowIn,
  lookups: Lookups,
  rules: Rules,
): { order: OrderRow | null; problems: RowProblem[] } {
  const problems = badCells(values);
  if (problems.length > 0) return { order: null, problems };
  const title = orderRoutes.create.body.shape.title.safeParse(values.title ?? '');
  if (!title.success) problems.push(problem('title', values.title === undefined ? 'empty' : 'too_long'));
  const managerId = leader(problems, lookups, values.manager);
  const commands: OrderCommand[] = [];
  if (isConfirmed(values.status, problems)) commands.push({ type: 'confirm' });
  for (const requirement of firstStep(def)) {
    const [field, text] =
      Object.entries(values).find(([key]) => requirementKey(key) === requirement.key) ?? [];
    if (field === undefined || text === undefined) continue;
    const value = typedValue(requirement, field, text, { problems, lookups, rules });
    if (value !== null) commands.push({ type: 'setField', key: requirement.key, value, seen: null });
  }
  const order =
    title.success && !isWrong(problems)
      ? { title: title.data, contractNumber: values.contractNumber, managerId, commands }
      : null;
  return { order, problems };
}

function isConfirmed(text: string | undefined, problems: RowProblem[]): boolean {
  const word = (text ?? '').toLowerCase().replaceAll('ё', 'е').trim();
  if (word === '' || word.startsWith('предпосылк') || word === 'prospect' || word === 'новый') return false;
  if (word.startsWith('подтвержден') || word === 'confirmed') return true;
  problems.push(problem('status', 'import_status', { text: text ?? '' }));
  return false;
}

type Reading = { problems: RowProblem[]; lookups: Lookups; rules: Rules };

function typedValue(
  requirement: Requirement,
  field: string,
  text: string,
  { problems, lookups, rules }: Reading,
): FieldValue | null {
  if (requirement.kind === 'money') return read(problems, field, text, parseMoney);
  if (requirement.kind === 'date') return read(problems, field, text, parseDate);
  if (requirement.kind === 'dictionary')
    return entry(problems, lookups, rules, field, text, requirement.dictionary);
  return text;
}

/** Case and spaces make no other order. */
export const normalTitle = (title: string): string =>
  title.toLowerCase().replaceAll('ё', 'е').replace(/\s+/g, ' ').trim();
