import { Button, Textarea } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { FormFrame } from '#web/form/FormFrame.tsx';
import { failureOf } from '#web/http/errors.ts';
import { AboutFields } from '../form/AboutFields.tsx';
import { ContactFields } from '../form/ContactFields.tsx';
import { type ContactForm, emptyContact } from '../form/clientForm.ts';
import { DetailFields } from '../form/DetailFields.tsx';
import { DuplicateNotice } from '../form/DuplicateNotice.tsx';
import classes from '../form/form.module.css';
import type { FormOf } from '../form/formOf.ts';
import { useNewClient } from './useNewClient.ts';

export function NewClientForm() {
  const { t } = useTranslation('clients');
  const router = useRouter();
  const form = useNewClient();
  const { contacts } = form.values;
  const change = (next: ContactForm[]) => form.set('contacts', next);
  return (
    <FormFrame
      form={form}
      submitLabel={t('new.submit')}
      onCancel={() => router.history.back()}
      failure={form.failure ? failureOf(form.failure).why : null}
    >
      <AboutFields
        form={form as FormOf}
        isNew
        comments={
          <Textarea
            label={t('field.comment')}
            description={t('field.commentHint')}
            autosize
            minRows={2}
            {...form.text('comment')}
          />
        }
      />
      <DetailFields form={form as FormOf} />
      <h2 className={classes.part}>{t('part.contacts')}</h2>
      {contacts.map((contact, i) => (
        <fieldset key={contact.key} className={classes.contact}>
          <div className={classes.contactHead}>
            <legend className={classes.contactTitle}>{t('contact.nth', { n: i + 1 })}</legend>
            <Button
              size="compact-sm"
              variant="subtle"
              color="gray"
              aria-label={t('contact.remove', { n: i + 1 })}
              onClick={() => change(contacts.filter((it) => it !== contact))}
            >
              {t('contact.removeShort')}
            </Button>
          </div>
          <ContactFields
            value={contact}
            prefix={`contacts.${i}.`}
            errors={form.errors}
            onLeave={(path) => form.leaveAt(path as `contacts.${string}`)}
            onChange={(next) =>
              change(
                contacts.map((it) =>
                  it === contact ? next : next.isMain && !contact.isMain ? { ...it, isMain: false } : it,
                ),
              )
            }
          />
          <DuplicateNotice phones={contact.phones} emails={contact.emails} />
        </fieldset>
      ))}
      <Button
        variant="default"
        style={{ alignSelf: 'flex-start' }}
        leftSection={<IconPlus size={16} stroke={2} />}
        onClick={() => change([...contacts, emptyContact()])}
      >
        {t('contact.add')}
      </Button>
    </FormFrame>
  );
}
