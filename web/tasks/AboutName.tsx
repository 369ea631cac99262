import { useTranslation } from 'react-i18next';

interface AboutNameProps {
  about: { type: 'order' | 'client' | 'news' | 'comment'; title: string };
}

/** «О чём: Заказ З-2026-0147» */
export function AboutName({ about: { type, title } }: AboutNameProps) {
  const { t } = useTranslation('tasks');
  const words = {
    order: t('about.order', { title }),
    client: title,
    news: t('about.news', { title }),
    comment: t('about.commentBy', { title }),
  };
  return (
    <>
      {t('about.label')}: {words[type]}
    </>
  );
}
