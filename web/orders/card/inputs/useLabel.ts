import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import type { RequirementProps } from './RequirementInput.tsx';
import { fieldIdOf } from './ValueShown.tsx';

/** Label, id, star and the note about another checkpoint: the same for every kind. */
export function useLabel({ requirement, step }: RequirementProps) {
  const { t } = useTranslation('orders');
  const format = useFormat();
  const elsewhere = requirement.required && requirement.checkedAt.key !== step.key;
  return {
    label: format.say(requirement.title),
    id: fieldIdOf(requirement.key),
    required: requirement.required && !elsewhere,
    description: elsewhere
      ? t('card.field.checkedAt', { step: requirement.checkedAt.number })
      : requirement.required
        ? undefined
        : t('card.field.optional'),
  };
}
