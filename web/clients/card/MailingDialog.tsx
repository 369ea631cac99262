import { Checkbox, Modal, Select, Textarea } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { parseDate } from '#domain/values/dateInput.ts';
import { DateField } from '#web/form/DateField.tsx';
import { FormFrame } from '#web/form/FormFrame.tsx';
import { fieldId, useFormState } from '#web/form/useFormState.ts';
import { failureOf, fieldsOf } from '#web/http/errors.ts';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { tell } from '#web/ui/undo.tsx';
import type { Contact } from '../clients.queries.ts';
import classes from './mailing.module.css';
import { consentTextsQuery, GONE_WAYS, giveConsent, WAYS, withdrawConsent } from './mailing.queries.ts';

interface MailingDialogProps {
  clientId: number;
  contact: Contact;
  act: 'give' | 'withdraw';
  onClose: () => void;
}

type Form = { on: string; how: string | null; note: string; despiteSuppressed: boolean };

/** A consent as it was given, or its end. Nothing is chosen beforehand: whoever records it says how it came. */
export function MailingDialog({ clientId, contact, act, onClose }: MailingDialogProps) {
  const { t } = useTranslation('clients');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const queries = useQueryClient();
  const giving = act === 'give';
  const text = useQuery({ ...consentTextsQuery(), enabled: giving }).data?.[0];
  const form = useFormState<Form>({
    initial: { on: format.date(format.today()), how: null, note: '', despiteSuppressed: false },
    check: (values) => ({
      ...(!parseDate(values.on).ok && { on: t('base.mailing.wrongDate') }),
      ...(values.how === null && { how: t('base.mailing.wrongHow') }),
      ...(giving &&
        values.how === 'other' &&
        values.note.trim() === '' && { note: t('base.mailing.wrongNote') }),
      ...(giving &&
        contact.suppressed.length > 0 &&
        !values.despiteSuppressed && { despiteSuppressed: t('base.mailing.wrongDespite') }),
    }),
    checkOnLeave: ['on'],
    fieldsOf,
    submit: async (values) => {
      const day = parseDate(values.on);
      const [way, gone] = [
        WAYS.find((one) => one === values.how),
        GONE_WAYS.find((one) => one === values.how),
      ];
      if (!day.ok) return;
      const said = { on: day.value, note: values.note.trim() || null };
      if (giving && way && text)
        await giveConsent(contact.id, {
          ...said,
          how: way,
          textVersion: text.version,
          despiteSuppressed: values.despiteSuppressed,
        });
      if (!giving && gone) await withdrawConsent(contact.id, { ...said, how: gone });
      void queries.invalidateQueries({ queryKey: ['clients', clientId] });
      void queries.invalidateQueries({ queryKey: ['clients', 'consents', contact.id] });
      tell(t(giving ? 'base.mailing.recorded' : 'base.mailing.recordedGone'));
      onClose();
    },
  });
  const ways = giving
    ? WAYS.map((value) => ({ value, label: t(`base.mailing.ways.${value}`) }))
    : GONE_WAYS.map((value) => ({ value, label: t(`base.mailing.goneWays.${value}`) }));

  return (
    <Modal
      opened
      onClose={onClose}
      size={560}
      title={`${t(giving ? 'base.mailing.giveTitle' : 'base.mailing.withdrawTitle')}: ${contact.name}`}
      closeButtonProps={{ 'aria-label': common('action.close') }}
    >
      <FormFrame
        form={form}
        submitLabel={t(giving ? 'base.mailing.record' : 'base.mailing.recordGone')}
        onCancel={onClose}
        failure={form.failure ? failureOf(form.failure).why : null}
      >
        {giving && text && (
          <figure className={classes.words}>
            <blockquote>{text.body}</blockquote>
            <figcaption className="meta">{t('base.mailing.text', { version: text.version })}</figcaption>
          </figure>
        )}
        <DateField
          id={fieldId('on')}
          label={t(giving ? 'base.mailing.on' : 'base.mailing.goneOn')}
          required
          max={format.today()}
          value={form.values.on}
          error={form.errors.on}
          onText={(on) => form.set('on', on)}
          onBlur={() => form.leaveAt('on')}
        />
        <Select
          id={fieldId('how')}
          label={t(giving ? 'base.mailing.how' : 'base.mailing.goneHow')}
          placeholder={t('base.mailing.choose')}
          withAsterisk
          data={ways}
          value={form.values.how}
          error={form.errors.how}
          onChange={(how) => form.set('how', how)}
        />
        <Textarea
          id={fieldId('note')}
          label={t('base.mailing.note')}
          description={giving ? t('base.mailing.noteHint') : undefined}
          withAsterisk={giving && form.values.how === 'other'}
          autosize
          minRows={1}
          maxLength={1000}
          value={form.values.note}
          error={form.errors.note}
          onChange={(event) => form.set('note', event.currentTarget.value)}
        />
        {giving && contact.suppressed.length > 0 && (
          <Checkbox
            id={fieldId('despiteSuppressed')}
            label={t('base.mailing.despite')}
            description={t('base.mailing.despiteWhy', {
              addresses: contact.suppressed.map(({ address }) => address).join(', '),
            })}
            checked={form.values.despiteSuppressed}
            error={form.errors.despiteSuppressed}
            onChange={(event) => form.set('despiteSuppressed', event.currentTarget.checked)}
          />
        )}
      </FormFrame>
    </Modal>
  );
}
