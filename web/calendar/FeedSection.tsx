import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { failureOf } from '#web/http/errors.ts';
import { tellProblem } from '#web/http/tellProblem.ts';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { ConfirmDialog } from '#web/ui/ConfirmDialog.tsx';
import { CopyButton } from '#web/ui/CopyButton.tsx';
import { ErrorState } from '#web/ui/ErrorState.tsx';
import { Section } from '#web/ui/Section.tsx';
import { SkeletonText } from '#web/ui/Skeletons.tsx';
import classes from './Feed.module.css';
import { feedQuery, makeFeed, revokeFeed } from './feed.queries.ts';

/** One's own calendar on a phone, by a secret link: shown once, replaced by a new one, revoked. */
export function FeedSection() {
  const { t } = useTranslation('calendar');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const feed = useQuery(feedQuery);
  const [link, setLink] = useState<string | null>(null);
  const [asking, setAsking] = useState<'new' | 'revoke' | null>(null);
  const [busy, setBusy] = useState(false);

  async function act(what: 'new' | 'revoke') {
    setBusy(true);
    try {
      if (what === 'new') setLink(await makeFeed());
      else {
        await revokeFeed();
        setLink(null);
      }
    } catch (cause) {
      tellProblem(cause);
    } finally {
      setBusy(false);
      setAsking(null);
    }
  }

  return (
    <Section title={t('feed.title')}>
      {feed.isError && !feed.isFetching ? (
        <ErrorState {...failureOf(feed.error)} onRetry={() => void feed.refetch()} />
      ) : feed.data === undefined ? (
        <SkeletonText />
      ) : (
        <div className={classes.feed}>
          <p className="meta">{t('feed.why')}</p>
          {link !== null && (
            <div className={classes.once} role="status">
              <p>{link === '' ? t('feed.lost') : t('feed.once')}</p>
              {link !== '' && <code className={classes.link}>{link}</code>}
              <div className={classes.acts}>
                {link !== '' && <CopyButton text={link} label={t('feed.copy')} />}
                <Button variant="subtle" onClick={() => setLink(null)}>
                  {common('action.close')}
                </Button>
              </div>
            </div>
          )}
          {feed.data && (
            <p>
              {t('feed.made', { date: format.dateTime(feed.data.createdAt) })} ·{' '}
              {feed.data.lastReadAt
                ? t('feed.read', { date: format.dateTime(feed.data.lastReadAt) })
                : t('feed.neverRead')}
            </p>
          )}
          <div className={classes.acts}>
            <Button
              variant="default"
              loading={busy}
              onClick={() => (feed.data ? setAsking('new') : void act('new'))}
            >
              {t(feed.data ? 'feed.again' : 'feed.make')}
            </Button>
            {feed.data && (
              <Button variant="default" onClick={() => setAsking('revoke')}>
                {t('feed.revoke')}
              </Button>
            )}
          </div>
        </div>
      )}
      {asking && (
        <ConfirmDialog
          opened
          danger={asking === 'revoke'}
          onClose={() => setAsking(null)}
          title={t(asking === 'new' ? 'feed.againTitle' : 'feed.revokeTitle')}
          confirmLabel={t(asking === 'new' ? 'feed.again' : 'feed.revoke')}
          onConfirm={() => act(asking)}
        >
          {t('feed.ends')}
        </ConfirmDialog>
      )}
    </Section>
  );
}
