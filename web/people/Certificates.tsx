import { ActionIcon, Button } from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { tellProblem } from '#web/http/tellProblem.ts';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { ConfirmDialog } from '#web/ui/ConfirmDialog.tsx';
import { EmptyState } from '#web/ui/EmptyState.tsx';
import { Section } from '#web/ui/Section.tsx';
import { CertificateDialog } from './CertificateDialog.tsx';
import { CertificateTerm } from './CertificateTerm.tsx';
import classes from './certificates.module.css';
import { type Certificate, removeCertificate } from './certificates.queries.ts';
import type { Employee } from './people.queries.ts';

type Open = { what: 'new' } | { what: 'edit' | 'remove'; one: Certificate } | null;

/** What the person is certified for, and until when; whoever may keeps the list here. */
export function Certificates({ person }: { person: Employee }) {
  const { t } = useTranslation('people');
  const [open, setOpen] = useState<Open>(null);
  const keeps = person.abilities.certificates.allowed;
  const { certificates } = person;
  const close = () => setOpen(null);
  return (
    <Section
      title={t('certificate.title')}
      count={certificates.length > 0 ? certificates.length : undefined}
      flush
      actions={
        keeps && (
          <Button className="noPrint" variant="subtle" size="xs" onClick={() => setOpen({ what: 'new' })}>
            {t('certificate.add')}
          </Button>
        )
      }
    >
      {certificates.length === 0 ? (
        <EmptyState title={t('certificate.none')} compact />
      ) : (
        <ul className={classes.list}>
          {certificates.map((one) => (
            <li key={one.id} className={classes.item}>
              <Words one={one} />
              {keeps && (
                <span className="noPrint">
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    aria-label={t('certificate.edit', { title: one.title })}
                    onClick={() => setOpen({ what: 'edit', one })}
                  >
                    <IconPencil size={16} stroke={1.5} />
                  </ActionIcon>
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    aria-label={t('certificate.remove', { title: one.title })}
                    onClick={() => setOpen({ what: 'remove', one })}
                  >
                    <IconTrash size={16} stroke={1.5} />
                  </ActionIcon>
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
      {(open?.what === 'new' || open?.what === 'edit') && (
        <CertificateDialog
          employeeId={person.id}
          certificate={open.what === 'edit' ? open.one : null}
          onClose={close}
        />
      )}
      {open?.what === 'remove' && (
        <ConfirmDialog
          opened
          danger
          onClose={close}
          title={t('certificate.removeTitle')}
          confirmLabel={t('certificate.removeConfirm')}
          onConfirm={() => removeCertificate(person.id, open.one.id).then(close, tellProblem)}
        >
          {t('certificate.removeWhat', { title: open.one.title })}
        </ConfirmDialog>
      )}
    </Section>
  );
}

function Words({ one: { title, validUntil, details } }: { one: Certificate }) {
  const format = useFormat();
  const more = details && [
    details.number && `№ ${details.number}`,
    details.issuedBy,
    details.issuedOn && format.date(details.issuedOn),
  ];
  return (
    <span className={classes.text}>
      <span>{title}</span>
      <CertificateTerm validUntil={validUntil} />
      {more?.some(Boolean) && <span className="meta">{more.filter(Boolean).join(' · ')}</span>}
    </span>
  );
}
