import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { failureOf } from '#web/http/errors.ts';
import { CopyButton } from '#web/ui/CopyButton.tsx';
import { EmptyState } from '#web/ui/EmptyState.tsx';
import { ErrorState } from '#web/ui/ErrorState.tsx';
import { Section } from '#web/ui/Section.tsx';
import { SkeletonText } from '#web/ui/Skeletons.tsx';
import classes from './me.module.css';
import { type MadeToken, tokensQuery } from './me.queries.ts';
import { NewTokenDialog } from './NewTokenDialog.tsx';
import { TokenRow } from './TokenRow.tsx';

export function TokensSection() {
  const { t } = useTranslation('me');
  const { t: common } = useTranslation('common');
  const tokens = useQuery(tokensQuery);
  const [making, setMaking] = useState(false);
  const [made, setMade] = useState<MadeToken | null>(null);
  // A revoked one is of no use any more.
  const shown = made && tokens.data?.some((one) => one.id === made.id) ? made : null;
  return (
    <Section
      title={t('tokens.title')}
      count={tokens.data?.length}
      flush
      actions={
        <Button size="xs" variant="subtle" onClick={() => setMaking(true)}>
          {t('tokens.make')}
        </Button>
      }
    >
      {shown && (
        <div className={classes.once} role="status">
          <p>{shown.text === '' ? t('tokens.lost') : t('tokens.once')}</p>
          {shown.text !== '' && <code className={classes.token}>{shown.text}</code>}
          <div style={{ display: 'flex', gap: 8 }}>
            {shown.text !== '' && <CopyButton text={shown.text} label={t('tokens.copy')} />}
            <Button variant="subtle" onClick={() => setMade(null)}>
              {common('action.close')}
            </Button>
          </div>
        </div>
      )}
      {tokens.error ? (
        <ErrorState {...failureOf(tokens.error)} onRetry={() => void tokens.refetch()} />
      ) : !tokens.data ? (
        <SkeletonText />
      ) : tokens.data.length === 0 ? (
        <EmptyState title={t('tokens.none')} why={t('tokens.why')} />
      ) : (
        <ul className={classes.rows}>
          {tokens.data.map((one) => (
            <TokenRow key={one.id} token={one} />
          ))}
        </ul>
      )}
      {making && <NewTokenDialog onClose={() => setMaking(false)} onMade={setMade} />}
    </Section>
  );
}
