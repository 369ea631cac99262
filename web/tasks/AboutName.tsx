import { useTranslation } from 'react-i18next';

/** «О чём: Заказ З-2026-0147» */
export function AboutName({ about }: { about: { type: 'order' | 'client'; title: string } }) {
  const { t } = useTranslation('tasks');
  const { type, title } = about;
  return (
    <>
      {t('about.label')}: {type === 'order' ? t('about.order', { title }) : title}
    </>
  );
}
