import { Button, FileInput, Group, Modal, Select, TextInput } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { documentKinds } from '#domain/policy/actions.ts';
import { failureOf, fieldsOf } from '#web/http/errors.ts';
import { sendBytes } from '#web/http/sendBytes.ts';
import { tell } from '#web/ui/undo.tsx';
import classes from '../templates.module.css';
import { type Template, templateActs } from '../templates.queries.ts';

interface FileDialogProps {
  /** Whose file is replaced; none: a new template. */
  template?: Template;
  onClose: () => void;
}

/** A .docx for a new template, or in the place of the one there is. What is wrong with it is said by name. */
export function FileDialog({ template, onClose }: FileDialogProps) {
  const { t } = useTranslation('templates');
  const { t: files } = useTranslation('files');
  const { t: common } = useTranslation('common');
  const [name, setName] = useState('');
  const [kind, setKind] = useState<Template['kind']>('contract');
  const [file, setFile] = useState<File | null>(null);
  const [errors, setErrors] = useState<Partial<Record<'name' | 'file', string>>>({});
  const [busy, setBusy] = useState(false);
  const stop = useRef(new AbortController());

  async function send(event: FormEvent) {
    event.preventDefault();
    const missing = {
      ...(template || name.trim() !== '' ? {} : { name: t('settings.needName') }),
      ...(file ? {} : { file: t('settings.needFile') }),
    };
    setErrors(missing);
    if (Object.keys(missing).length > 0 || !file) return;
    setBusy(true);
    try {
      const query: Record<string, string> = template
        ? { fileName: file.name }
        : { name, kind, fileName: file.name };
      const place = template ? `/${template.id}/file` : '';
      await sendBytes({
        url: `/api/document-templates${place}?${new URLSearchParams(query)}`,
        file,
        key: crypto.randomUUID(),
        signal: stop.current.signal,
        onProgress: () => {},
      });
    } catch (cause) {
      const fields = fieldsOf(cause);
      setErrors(fields?.name ? { name: fields.name } : { file: fields?.file ?? failureOf(cause).why });
      return;
    } finally {
      setBusy(false);
    }
    await templateActs.changed();
    tell(t(template ? 'settings.replaced' : 'settings.loaded'));
    onClose();
  }

  return (
    <Modal
      opened
      onClose={onClose}
      title={template ? t('settings.replaceTitle', { name: template.name }) : t('settings.loadTitle')}
      closeButtonProps={{ 'aria-label': common('action.close') }}
    >
      <form noValidate className={classes.dialog} onSubmit={(event) => void send(event)}>
        {template ? (
          <p className={classes.hint}>{t('settings.replaceWhy')}</p>
        ) : (
          <>
            <TextInput
              data-autofocus
              label={t('settings.name')}
              maxLength={120}
              value={name}
              error={errors.name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <Select
              label={t('settings.kind')}
              data={documentKinds.map((value) => ({ value, label: files(`kind.${value}`) }))}
              value={kind}
              allowDeselect={false}
              onChange={(value) => setKind(value as Template['kind'])}
            />
          </>
        )}
        <FileInput
          label={t('settings.file')}
          description={t('settings.fileHint')}
          placeholder={common('action.chooseFile')}
          accept=".docx,.dotx"
          value={file}
          error={errors.file}
          onChange={setFile}
        />
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={onClose}>
            {common('action.cancel')}
          </Button>
          <Button type="submit" loading={busy}>
            {t(template ? 'settings.replace' : 'settings.load')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
