import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { tellProblem } from '#web/http/tellProblem.ts';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import type { Column } from '#web/table/columns.ts';
import { Badge } from '#web/ui/Badge.tsx';
import { NearText } from '#web/ui/DateText.tsx';
import { ShapeIcon } from '#web/ui/shapes.tsx';
import { tell } from '#web/ui/undo.tsx';
import classes from './mail.module.css';
import { type Letter, sendNow } from './mail.queries.ts';
import { TroubleText } from './TroubleText.tsx';

export function useLetterColumns(onCancel: (letter: Letter) => void): Column<Letter>[] {
  const { t } = useTranslation('admin');
  return [
    {
      key: 'to',
      header: t('mail.column.to'),
      cell: (row) => (
        <div className={classes.to}>
          {row.to}
          <div className={classes.answer}>{row.subject}</div>
        </div>
      ),
    },
    { key: 'created', header: t('mail.column.created'), cell: (row) => <NearText at={row.createdAt} /> },
    {
      key: 'state',
      header: t('mail.column.state'),
      cell: (row) => <StateOf state={row.state} />,
      card: 'side',
    },
    {
      key: 'tries',
      header: t('mail.column.tries'),
      cell: (row) => row.tries,
      align: 'right',
      empty: (row) => row.tries === 0,
      card: 'hidden',
    },
    {
      key: 'trouble',
      header: t('mail.column.trouble'),
      cell: (row) => <WhatHappened letter={row} />,
      grow: true,
      empty: (row) => !row.trouble && !row.uncertain,
    },
    {
      key: 'acts',
      header: t('mail.column.acts'),
      cell: (row) => <Acts letter={row} onCancel={onCancel} />,
      empty: (row) => !row.canSend && !row.canCancel,
    },
  ];
}

function StateOf({ state }: { state: Letter['state'] }) {
  const { t } = useTranslation('admin');
  const { tone, shape } = looks[state];
  return (
    <Badge tone={tone} shape={<ShapeIcon shape={shape} />}>
      {t(`mail.letterState.${state}`)}
    </Badge>
  );
}

const looks = {
  waiting: { tone: 'info', shape: 'clock' },
  sending: { tone: 'info', shape: 'clock' },
  sent: { tone: 'ok', shape: 'dot' },
  failed: { tone: 'warn', shape: 'clock' },
  dead: { tone: 'danger', shape: 'stop' },
  returned: { tone: 'danger', shape: 'return' },
  expired: { tone: 'neutral', shape: 'stop' },
  cancelled: { tone: 'neutral', shape: 'stop' },
} as const;

function WhatHappened({ letter }: { letter: Letter }) {
  const { t } = useTranslation('admin');
  const format = useFormat();
  const { trouble, nextTryAt, tries, uncertain } = letter;
  if (!trouble && !uncertain) return null;
  return (
    <div className={classes.why}>
      {trouble && (
        <TroubleText trouble={trouble} calm={letter.state === 'failed' && trouble.code === 'putOff'} />
      )}
      {uncertain && <div>{t('mail.maybeTwice')}</div>}
      {nextTryAt && tries > 0 && <div>{t('mail.nextTry', { when: format.dateTime(nextTryAt) })}</div>}
    </div>
  );
}

function Acts({ letter, onCancel }: { letter: Letter; onCancel: (letter: Letter) => void }) {
  const { t } = useTranslation('admin');
  async function send() {
    try {
      await sendNow(letter.id);
      tell(t('mail.hurried'));
    } catch (cause) {
      tellProblem(cause);
    }
  }
  if (!letter.canSend && !letter.canCancel) return null;
  return (
    <div className={classes.acts}>
      {letter.canSend && (
        <Button
          size="xs"
          variant="default"
          aria-label={t('mail.sendNowFor', { to: letter.to })}
          onClick={() => void send()}
        >
          {t('mail.sendNow')}
        </Button>
      )}
      {letter.canCancel && (
        <Button
          size="xs"
          variant="subtle"
          aria-label={t('mail.cancelFor', { to: letter.to })}
          onClick={() => onCancel(letter)}
        >
          {t('mail.cancel')}
        </Button>
      )}
    </div>
  );
}
