import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import classes from './Form.module.css';

/** «Черновик от 14:06. Удалить»; an older draft names its day. */
export function DraftNotice({ at, onDelete }: { at: string; onDelete: () => void }) {
  const { t } = useTranslation('common');
  const format = useFormat();
  const today = format.plainDay(at) === format.today();
  return (
    <div className={classes.draft}>
      <span>{t('form.draft', { time: today ? format.time(at) : format.dateTime(at) })}.</span>
      <button type="button" className={classes.draftDelete} onClick={onDelete}>
        {t('form.draftDelete')}
      </button>
    </div>
  );
}
