import { useTranslation } from 'react-i18next';
import classes from './mail.module.css';

interface TroubleTextProps {
  trouble: { message: string; answer: string | null };
  /** It mends itself. */
  calm?: boolean;
}

/** What is wrong and what to do, then the server's own words. */
export function TroubleText({ trouble, calm = false }: TroubleTextProps) {
  const { t } = useTranslation('admin');
  return (
    <div className={calm ? classes.calm : classes.trouble}>
      <div>{trouble.message}</div>
      {trouble.answer && <div className={classes.answer}>{t('mail.answer', { answer: trouble.answer })}</div>}
    </div>
  );
}
