import { useTranslation } from 'react-i18next';
import { genderOf } from '#domain/values/surnameCase.ts';
import type { FeedEvent } from './feed.types.ts';

/** «изменила 4 поля»: the verb agrees with the person where the отчество says how. */
export function useFoldedWords(): (events: FeedEvent[]) => string {
  const { t } = useTranslation('feed');
  return (events) => {
    const gender = genderOf(events[0]?.actor?.name.split(' ')[2]);
    const count = t('folded.count', { count: events.length });
    if (gender === 'female') return t('folded.female', { count });
    return gender === 'male' ? t('folded.male', { count }) : t('folded.unknown', { count });
  };
}
