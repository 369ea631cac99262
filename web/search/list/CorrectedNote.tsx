import { useTranslation } from 'react-i18next';
import classes from './list.module.css';

interface CorrectedNoteProps {
  typed: string | undefined;
  corrected: string | null | undefined;
  /** Shows the list for exactly what was typed. */
  onAsTyped: () => void;
}

/** «Показано для «нефтехим». Искать «ytant[bv»»: the search forgives, but says so. */
export function CorrectedNote({ typed, corrected, onAsTyped }: CorrectedNoteProps) {
  const { t } = useTranslation('search');
  return (
    <div role="status" className={classes.corrected}>
      {typed && corrected && (
        <>
          {t('list.corrected', { corrected })}{' '}
          <button type="button" className={classes.asTyped} onClick={onAsTyped}>
            {t('list.asTyped', { typed })}
          </button>
        </>
      )}
    </div>
  );
}
