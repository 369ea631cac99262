import { useTranslation } from 'react-i18next';
import { Section } from '#web/ui/Section.tsx';
import type { StepProps } from '../campaigns.queries.ts';

/** The heading of the step. */
export function CheckStep({ campaign }: StepProps) {
  const { t } = useTranslation('campaigns');
  return <Section title={t('steps.check')}>{campaign.subject}</Section>;
}
