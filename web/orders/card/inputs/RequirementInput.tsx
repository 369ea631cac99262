import type { ComponentType } from 'react';
import { useOrderHere } from '../OrderContext.ts';
import type { Requirement, Step } from '../order.queries.ts';
import { ownReason } from '../sharedReason.ts';
import { DateInput } from './DateInput.tsx';
import { DictionaryInput } from './DictionaryInput.tsx';
import { EmployeeInput } from './EmployeeInput.tsx';
import { FileInput } from './FileInput.tsx';
import { MarkInput } from './MarkInput.tsx';
import { MoneyInput } from './MoneyInput.tsx';
import { PaymentsInput } from './PaymentsInput.tsx';
import { StatusInput } from './StatusInput.tsx';
import { TextInput } from './TextInput.tsx';
import { UntilInput } from './UntilInput.tsx';
import { ValueShown } from './ValueShown.tsx';
import { Warnings } from './Warnings.tsx';

export interface RequirementProps {
  requirement: Requirement;
  step: Step;
}

/** The registry of inputs by kind of requirement. A new kind of the process is a line here. */
const inputs: Record<string, { Input: ComponentType<RequirementProps>; wide?: boolean }> = {
  status: { Input: StatusInput, wide: true },
  text: { Input: TextInput, wide: true },
  money: { Input: MoneyInput },
  dictionary: { Input: DictionaryInput },
  date: { Input: DateInput },
  until: { Input: UntilInput },
  employee: { Input: EmployeeInput, wide: true },
  payments: { Input: PaymentsInput, wide: true },
  mark: { Input: MarkInput, wide: true },
  file: { Input: FileInput, wide: true },
};

export function RequirementInput({ requirement, step }: RequirementProps) {
  const { order } = useOrderHere();
  const { Input, wide } = inputs[requirement.kind] ?? { Input: ValueShown, wide: false };
  // A reason of its own needs the room of a line.
  const across = wide || ownReason(requirement, step, order) !== null;
  return (
    <div data-requirement={requirement.key} style={across ? { gridColumn: '1 / -1' } : undefined}>
      <Input requirement={requirement} step={step} />
      <Warnings requirement={requirement} />
    </div>
  );
}
