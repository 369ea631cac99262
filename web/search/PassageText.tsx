import { useTranslation } from 'react-i18next';
import type { Hit } from './options.ts';
import classes from './palette.module.css';

/** A few words around what was found, as plain text with the found words marked. */
export function PassageText({ passage }: { passage: NonNullable<Hit['passage']> }) {
  const { t } = useTranslation('search');
  const { parts, page } = passage;
  return (
    <div className={classes.passage}>
      {page !== null && <span className={classes.page}>{t('palette.page', { page })}</span>}
      {parts.map(({ text, hit }, at) => (hit ? <mark key={at}>{text}</mark> : <span key={at}>{text}</span>))}
    </div>
  );
}
