import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldGroups, type TemplateField, templateLists } from '#domain/templates/fields.ts';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { CopyButton } from '#web/ui/CopyButton.tsx';
import { Section } from '#web/ui/Section.tsx';
import classes from '../templates.module.css';

const isFound = (search: string) => (field: TemplateField) =>
  [field.key, field.alias, field.title.ru, field.title.en].some((text) =>
    text.toLowerCase().includes(search.trim().toLowerCase()),
  );

/** What may stand in the braces, to be copied into Word. */
export function FieldList() {
  const { t } = useTranslation('templates');
  const format = useFormat();
  const [search, setSearch] = useState('');
  const found = fieldGroups
    .map((group) => ({ ...group, fields: group.fields.filter(isFound(search)) }))
    .filter(({ fields }) => fields.length > 0);
  const lists = templateLists
    .map((list) => ({ ...list, fields: list.fields.filter(isFound(search)) }))
    .filter(({ fields }) => fields.length > 0);
  return (
    <Section title={t('fields.title')}>
      <div className={classes.fields}>
        <p className={classes.hint}>{t('fields.why')}</p>
        <TextInput
          aria-label={t('fields.search')}
          placeholder={t('fields.search')}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        {found.length + lists.length === 0 && <p className={classes.hint}>{t('fields.nothing')}</p>}
        {found.map((group) => (
          <div key={group.key} className={classes.fieldGroup}>
            <h3>{format.say(group.title)}</h3>
            {group.fields.map((field) => (
              <Field key={field.key} field={field} />
            ))}
          </div>
        ))}
        {lists.map((list) => (
          <div key={list.key} className={classes.fieldGroup}>
            <h3>{format.say(list.title)}</h3>
            <p className={classes.quiet}>
              {t('fields.listWhy', { from: `{#${list.alias}}`, to: `{/${list.alias}}` })}
            </p>
            {list.fields.map((field) => (
              <Field key={field.key} field={field} />
            ))}
          </div>
        ))}
      </div>
    </Section>
  );
}

function Field({ field }: { field: TemplateField }) {
  const { t } = useTranslation('templates');
  const format = useFormat();
  const tag = `{${field.alias}}`;
  const notes = (['suggested', 'typed', 'money'] as const).filter((note) => field[note]);
  return (
    <div className={classes.field}>
      <div className={classes.rowText}>
        <span className={classes.tag}>{tag}</span>
        <span className={classes.quiet}>
          {[
            format.say(field.title),
            t('fields.example', { example: field.example }),
            ...notes.map((note) => t(`fields.${note}`)),
          ].join(' · ')}
        </span>
      </div>
      <CopyButton compact text={tag} label={t('fields.copy', { tag })} />
    </div>
  );
}
