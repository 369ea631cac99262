import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Keys } from '#web/ui/Keys.tsx';
import classes from './KeysHelp.module.css';

export function KeysHelp({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation('shell');
  const { t: common } = useTranslation('common');
  const rows: [string[], string][] = [
    [['Ctrl+K'], t('keys.search')],
    [['C'], t('keys.create')],
    [['G', 'H', 'K', 'O', 'L', 'P'], t('keys.go')],
    [['/'], t('keys.filter')],
    [['J', 'K'], t('keys.rows')],
    [[t('keys.space')], t('keys.peek')],
    [['Enter'], t('keys.open')],
    [['X'], t('keys.select')],
    [['E'], t('keys.edit')],
    [['E', 'H'], t('keys.inbox')],
    [['R'], t('keys.resolution')],
    [['[', ']'], t('keys.records')],
    [['Ctrl+Enter'], t('keys.confirm')],
    [['Ctrl+Z'], t('keys.undo')],
    [['?'], t('keys.help')],
    [['Esc'], t('keys.close')],
  ];
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('keys.title')}
      size={520}
      closeButtonProps={{ 'aria-label': common('action.close') }}
    >
      <dl className={classes.list}>
        {rows.map(([keys, words]) => (
          <div key={words}>
            <dt>
              {keys.map((key, i) => (
                <span key={key}>
                  <Keys of={key} />
                  {i === 0 && key === 'G' && <span className="meta"> {t('keys.after')} </span>}
                </span>
              ))}
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      <p className="meta">{t('keys.note')}</p>
    </Modal>
  );
}
