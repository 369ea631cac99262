import { Anchor, Loader } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import classes from './SaveStatus.module.css';

export type SaveState =
  | { kind: 'idle' }
  | { kind: 'saving' }
  | { kind: 'saved'; at: string }
  | { kind: 'failed'; onRetry?: () => void }
  | { kind: 'offline' };

/** «Сохранено 14:06» in the corner of a form that has no Save button. */
export function SaveStatus({ state }: { state: SaveState }) {
  const { t } = useTranslation('common');
  const format = useFormat();
  return (
    <span className={classes.status} data-kind={state.kind} role="status">
      {state.kind === 'saving' && (
        <>
          <Loader size={12} aria-hidden /> {t('save.saving')}
        </>
      )}
      {state.kind === 'saved' && t('save.saved', { time: format.time(state.at) })}
      {state.kind === 'offline' && t('save.offline')}
      {state.kind === 'failed' && (
        <>
          {t('save.failed')}
          {state.onRetry && (
            <Anchor component="button" type="button" fz={12} onClick={state.onRetry}>
              {t('action.retry')}
            </Anchor>
          )}
        </>
      )}
    </span>
  );
}
