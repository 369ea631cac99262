import { useTranslation } from 'react-i18next';
import { Keys } from '#web/ui/Keys.tsx';
import classes from './DataTable.module.css';

/** The quiet line under a list: every shortcut is also a visible button, this only tells of them. */
export function KeyHints({ select = false, peek = false }: { select?: boolean; peek?: boolean }) {
  const { t } = useTranslation('common');
  const hints = [
    { keys: 'J+K', words: t('table.hintRow') },
    ...(peek ? [{ keys: t('table.keys.space'), words: t('table.hintPeek') }] : []),
    { keys: t('table.keys.enter'), words: t('table.hintOpen') },
    ...(select ? [{ keys: 'X', words: t('table.hintSelect') }] : []),
  ];
  return (
    <div className={`${classes.hints} noPrint`}>
      {hints.map((hint) => (
        <span key={hint.keys}>
          <Keys of={hint.keys} /> {hint.words}
        </span>
      ))}
    </div>
  );
}
