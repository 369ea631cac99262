import type { OrderCommand } from '#domain/process/commands.ts';
import { findRequirement } from '#domain/process/definition.ts';
import type { FieldValue } from '#domain/process/order.ts';
import type { Tx } from '#server/db/transact.ts';
import { invalid } from '#server/http/problems.ts';
import type { LoadedOrder } from './load-order.ts';
import { dictionaryEntry, employeeNamed } from './references.queries.ts';

/** Values that point at a dictionary entry or an employee must point at a live one; their names are put beside the values. */
export async function nameReferences(
  tx: Tx,
  loaded: LoadedOrder,
  command: OrderCommand,
): Promise<LoadedOrder> {
  const values =
    command.type === 'setField'
      ? { [command.key]: command.value }
      : command.type === 'giveResolution'
        ? command.values
        : {};
  let named = loaded;
  for (const [key, value] of Object.entries(values)) named = await nameOne(tx, named, key, value);
  return named;
}

async function nameOne(
  tx: Tx,
  loaded: LoadedOrder,
  key: string,
  value: FieldValue | null,
): Promise<LoadedOrder> {
  const requirement = findRequirement(loaded.def, key)?.requirement;
  if (
    typeof value !== 'number' ||
    !Number.isSafeInteger(value) ||
    value <= 0 ||
    loaded.state.fields[key]?.value === value
  )
    return loaded;
  if (requirement?.kind === 'dictionary') {
    const entry = await dictionaryEntry(tx.reader, requirement.dictionary, value);
    if (!entry) throw invalid(key, 'choice');
    return { ...loaded, names: { ...loaded.names, [key]: { entry, employee: null } } };
  }
  if (requirement?.kind === 'employee') {
    const employee = await employeeNamed(tx.reader, value);
    if (!employee) throw invalid(key, 'employee');
    const expert = requirement.becomes === 'expert' ? employee : loaded.expert;
    return { ...loaded, expert, names: { ...loaded.names, [key]: { entry: null, employee: employee.name } } };
  }
  return loaded;
}
