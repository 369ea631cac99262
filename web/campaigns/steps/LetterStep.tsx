import { useTranslation } from 'react-i18next';
import { Section } from '#web/ui/Section.tsx';
import type { StepProps } from '../campaigns.queries.ts';

/** The heading of the step. */
export function LetterStep({ campaign }: StepProps) {
  const { t } = useTranslation('campaigns');
  return <Section title={t('steps.letter')}>{campaign.subject}</Section>;
}
