import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { InlineSelect } from '#web/ui/inline/InlineSelect.tsx';
import { dictionaryQuery } from '../order.queries.ts';
import { FieldFrame } from './FieldFrame.tsx';
import type { RequirementProps } from './RequirementInput.tsx';
import { useLabel } from './useLabel.ts';
import { ValueShown } from './ValueShown.tsx';

export function DictionaryInput(props: RequirementProps) {
  const { requirement } = props;
  const { t } = useTranslation('orders');
  const label = useLabel(props);
  const { allowed } = requirement.fill;
  const entries = useQuery({ ...dictionaryQuery(requirement.dictionary ?? ''), enabled: allowed });
  if (!allowed) return <ValueShown {...props} />;

  const { value, display } = requirement;
  const choices = (entries.data ?? [])
    .filter((entry) => !entry.archived || entry.id === value)
    .map((entry) => ({ value: String(entry.id), label: entry.name }));
  // The list may still be on its way, or the entry gone from it: what is chosen is shown anyway.
  if (value !== null && !choices.some((choice) => choice.value === String(value))) {
    choices.unshift({ value: String(value), label: display ?? String(value) });
  }
  return (
    <FieldFrame requirement={requirement}>
      {(commit) => (
        <InlineSelect
          {...label}
          placeholder={t('card.field.choose')}
          value={value === null ? null : String(value)}
          choices={choices}
          clearable={!requirement.required}
          onCommit={(chosen) => commit(chosen === null ? null : Number(chosen))}
        />
      )}
    </FieldFrame>
  );
}
