import { Alert, Button, Group, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newAttempt } from '#web/http/client.ts';
import { failureOf } from '#web/http/errors.ts';
import { tell } from '#web/ui/undo.tsx';
import classes from '../templates.module.css';
import {
  type MadeDocument,
  makeDocument,
  type Place,
  type Template,
  type Values,
} from '../templates.queries.ts';

interface ValuesFormProps {
  template: Template;
  place: Place;
  shown: Values;
  onClose: () => void;
  onMade?: ((document: MadeDocument) => void) | undefined;
}

export function ValuesForm({ template, place, shown, onClose, onMade }: ValuesFormProps) {
  const { t } = useTranslation('templates');
  const { t: common } = useTranslation('common');
  const [values, setValues] = useState(() =>
    Object.fromEntries(shown.fields.map(({ key, value }) => [key, value])),
  );
  const [name, setName] = useState(shown.name);
  const [asked, setAsked] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const attempt = useRef(newAttempt());
  const empty = shown.fields.filter(({ key }) => (values[key] ?? '').trim() === '');
  const groups = [...new Set(shown.fields.map(({ group }) => group))];

  async function send(event: FormEvent) {
    event.preventDefault();
    setFailure(null);
    if (empty.length > 0 && !asked) return setAsked(true);
    setBusy(true);
    try {
      const body = { ...place, name, values, allowEmpty: asked, version: shown.version };
      const made = await makeDocument(template.id, body, attempt.current);
      tell(t('make.made', { name: made.name, versionNo: made.versionNo }));
      onMade?.(made);
      onClose();
    } catch (cause) {
      setFailure(failureOf(cause).why);
      attempt.current = newAttempt();
    } finally {
      setBusy(false);
    }
  }

  return (
    <form noValidate className={classes.dialog} onSubmit={(event) => void send(event)}>
      <p className={classes.hint}>{t('make.hint')}</p>
      {shown.follows && (
        <Alert color="info">
          {t('make.follows', { name: shown.follows.name, versionNo: shown.follows.versionNo + 1 })}
        </Alert>
      )}
      {groups.map((group) => (
        <fieldset key={group} className={classes.group}>
          <legend>{group}</legend>
          {shown.fields
            .filter((field) => field.group === group)
            .map((field) => (
              <Value
                key={field.key}
                field={field}
                value={values[field.key] ?? ''}
                onChange={(value) => setValues((was) => ({ ...was, [field.key]: value }))}
              />
            ))}
        </fieldset>
      ))}
      {shown.lists.map(({ key, title, count }) => (
        <p key={key} className={classes.hint}>
          {t('make.list', { title, count })}
        </p>
      ))}
      <TextInput
        label={t('make.fileName')}
        maxLength={190}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <div className={classes.acts}>
        {asked && empty.length > 0 && (
          <Alert color="warning" role="alert">
            {t('make.emptyFound', { count: empty.length, names: empty.map(({ title }) => title).join(', ') })}
            <br />
            {t('make.emptyWhy')}
          </Alert>
        )}
        {failure !== null && (
          <div role="alert" className={classes.failure}>
            {failure}
          </div>
        )}
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={onClose}>
            {common('action.cancel')}
          </Button>
          <Button type="submit" loading={busy}>
            {t(asked && empty.length > 0 ? 'make.confirmEmpty' : 'make.confirm')}
          </Button>
        </Group>
      </div>
    </form>
  );
}

interface ValueProps {
  field: Values['fields'][number];
  value: string;
  onChange: (value: string) => void;
}

function Value({ field, value, onChange }: ValueProps) {
  const { t } = useTranslation('templates');
  const note =
    value.trim() === ''
      ? t('make.empty')
      : field.suggested && value === field.value
        ? t('make.suggested')
        : undefined;
  const same = {
    label: field.title,
    description: note,
    inputWrapperOrder: ['label', 'input', 'description'] as ('label' | 'input' | 'description')[],
    classNames: { description: classes.note },
    'data-empty': value.trim() === '' || undefined,
    maxLength: 5000,
    value,
  };
  return field.long ? (
    <Textarea {...same} autosize minRows={1} maxRows={8} onChange={(e) => onChange(e.currentTarget.value)} />
  ) : (
    <TextInput {...same} autoComplete="off" onChange={(e) => onChange(e.currentTarget.value)} />
  );
}
