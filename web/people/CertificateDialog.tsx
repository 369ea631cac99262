import { Modal, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { parseDate } from '#domain/values/dateInput.ts';
import { DateField } from '#web/form/DateField.tsx';
import { FieldRow, FormFrame } from '#web/form/FormFrame.tsx';
import { type Errors, useFormState } from '#web/form/useFormState.ts';
import { failureWords, fieldsOf } from '#web/http/errors.ts';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { dateWords } from '#web/ui/inline/reasons.ts';
import { type Certificate, saveCertificate } from './certificates.queries.ts';

interface CertificateDialogProps {
  employeeId: number;
  /** null: a new one. */
  certificate: Certificate | null;
  onClose: () => void;
}

type Values = { title: string; number: string; issuedBy: string; issued: string; validUntil: string };

export function CertificateDialog({ employeeId, certificate, onClose }: CertificateDialogProps) {
  const { t } = useTranslation('people');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const shown = (day: string | null | undefined) => (day ? format.date(day) : '');
  const day = (text: string) => {
    const parsed = parseDate(text);
    return parsed.ok ? parsed.value : null;
  };
  const form = useFormState<Values>({
    initial: {
      title: certificate?.title ?? '',
      number: certificate?.details?.number ?? '',
      issuedBy: certificate?.details?.issuedBy ?? '',
      issued: shown(certificate?.details?.issuedOn),
      validUntil: shown(certificate?.validUntil),
    },
    check: (values) => {
      const errors: Errors<Values> = {};
      if (values.title.trim() === '') errors.title = t('certificate.needTitle');
      for (const key of ['issued', 'validUntil'] as const) {
        const parsed = parseDate(values[key]);
        if (!parsed.ok && parsed.reason.code !== 'date_empty') errors[key] = dateWords(parsed.reason, common);
      }
      const [from, to] = [day(values.issued), day(values.validUntil)];
      if (from && to && to < from) errors.validUntil = t('certificate.dates');
      return errors;
    },
    checkOnLeave: ['issued', 'validUntil'],
    submit: async ({ issued, validUntil, ...rest }) => {
      const body = { ...rest, issuedOn: day(issued), validUntil: day(validUntil) };
      await saveCertificate(employeeId, certificate, body);
      onClose();
    },
    fieldsOf: (cause) => fieldsOf(cause) as Errors<Values> | null,
  });
  const dated = (key: 'issued' | 'validUntil') => {
    const { onChange: _, ...field } = form.text(key);
    return { ...field, onText: (text: string) => form.set(key, text) };
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(certificate ? 'certificate.editTitle' : 'certificate.addTitle')}
      size={560}
      closeButtonProps={{ 'aria-label': common('action.close') }}
    >
      <FormFrame
        form={form}
        submitLabel={certificate ? common('action.save') : t('certificate.add')}
        onCancel={onClose}
        failure={failureWords(form.failure)}
      >
        <TextInput
          label={t('certificate.what')}
          description={t('certificate.whatHint')}
          withAsterisk
          aria-required
          data-autofocus
          maxLength={200}
          {...form.text('title')}
        />
        <FieldRow>
          <DateField label={t('certificate.validUntil')} {...dated('validUntil')} />
          <DateField label={t('certificate.issuedOn')} {...dated('issued')} />
        </FieldRow>
        <FieldRow>
          <TextInput label={t('certificate.number')} maxLength={100} {...form.text('number')} />
          <TextInput label={t('certificate.issuedBy')} maxLength={200} {...form.text('issuedBy')} />
        </FieldRow>
        <p className="meta" style={{ margin: 0 }}>
          {t('certificate.remind')}
        </p>
      </FormFrame>
    </Modal>
  );
}
