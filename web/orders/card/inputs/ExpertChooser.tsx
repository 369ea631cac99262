import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { type Entity, EntityCombobox } from '#web/ui/EntityCombobox.tsx';
import { findExperts } from '../order.queries.ts';

interface ExpertChooserProps {
  label: string;
  value: Entity | null;
  onChange: (value: Entity | null) => void;
  /** Key of the department offered first. */
  firstFrom?: string;
  required?: boolean;
  description?: string;
  error?: string | null;
  id?: string;
}

/** People with what they already have in hand and until when they are away. */
export function ExpertChooser({ firstFrom, ...props }: ExpertChooserProps) {
  const { t } = useTranslation('orders');
  const format = useFormat();
  return (
    <EntityCombobox
      {...props}
      placeholder={t('card.expert.placeholder')}
      search={async (query, signal) => {
        const people = await findExperts(query, firstFrom, signal);
        return people.map((person) => ({
          id: person.id,
          label: person.name,
          note: [
            person.position,
            t('card.expert.load', { count: person.load }),
            person.expired
              ? t('card.expert.expired', {
                  title: person.expired.title,
                  date: format.date(person.expired.validUntil),
                })
              : null,
            person.away ? t('card.expert.away', { until: format.date(person.away) }) : null,
          ]
            .filter(Boolean)
            .join(' · '),
        }));
      }}
    />
  );
}
