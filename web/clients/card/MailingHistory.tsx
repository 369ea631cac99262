import { Modal, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { failureOf } from '#web/http/errors.ts';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { ErrorState } from '#web/ui/ErrorState.tsx';
import { SkeletonRows } from '#web/ui/Skeletons.tsx';
import type { Contact } from '../clients.queries.ts';
import { type Consent, consentsQuery } from './mailing.queries.ts';

export function MailingHistory({ contact, onClose }: { contact: Contact; onClose: () => void }) {
  const { t } = useTranslation('clients');
  const { t: common } = useTranslation('common');
  const consents = useQuery(consentsQuery(contact.id));
  return (
    <Modal
      opened
      onClose={onClose}
      size={560}
      title={t('base.mailing.historyTitle', { name: contact.name })}
      closeButtonProps={{ 'aria-label': common('action.close') }}
    >
      {consents.isError ? (
        <ErrorState {...failureOf(consents.error)} onRetry={() => void consents.refetch()} />
      ) : consents.data ? (
        <Stack gap={16}>
          {consents.data.length === 0 && t('base.mailing.nothing')}
          {consents.data.map((consent) => (
            <ConsentLines key={consent.id} consent={consent} />
          ))}
        </Stack>
      ) : (
        <SkeletonRows />
      )}
    </Modal>
  );
}

function ConsentLines({ consent }: { consent: Consent }) {
  const { t } = useTranslation('clients');
  const format = useFormat();
  const { on, how, note, textVersion, recordedBy, recordedAt, withdrawn } = consent;
  return (
    <div>
      <div>{t('base.mailing.given', { date: format.date(on), how: t(`base.mailing.ways.${how}`) })}</div>
      <div className="meta">{t('base.mailing.text', { version: textVersion })}</div>
      {note && <div>{note}</div>}
      <div className="meta">
        {t('base.mailing.by', { name: recordedBy.shortName, at: format.dateTime(recordedAt) })}
      </div>
      {withdrawn && (
        <>
          <div>
            {t('base.mailing.withdrawn', {
              date: format.date(withdrawn.on),
              how: t(`base.mailing.goneWays.${withdrawn.how}`),
            })}
          </div>
          {withdrawn.note && <div>{withdrawn.note}</div>}
          <div className="meta">
            {withdrawn.recordedBy
              ? t('base.mailing.by', {
                  name: withdrawn.recordedBy.shortName,
                  at: format.dateTime(withdrawn.recordedAt),
                })
              : t('base.mailing.bySelf', { at: format.dateTime(withdrawn.recordedAt) })}
          </div>
        </>
      )}
    </div>
  );
}
