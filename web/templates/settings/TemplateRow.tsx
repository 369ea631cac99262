import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { tellProblem } from '#web/http/tellProblem.ts';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { tell } from '#web/ui/undo.tsx';
import classes from '../templates.module.css';
import { type Template, templateActs } from '../templates.queries.ts';
import { FileDialog } from './FileDialog.tsx';
import { RenameDialog } from './RenameDialog.tsx';

export function TemplateRow({ template }: { template: Template }) {
  const { t } = useTranslation('templates');
  const { t: files } = useTranslation('files');
  const format = useFormat();
  const [open, setOpen] = useState<'rename' | 'replace' | null>(null);
  const { id, name, kind, of, bundled, ownFile, fileName, archived, changedBy, changedAt } = template;
  const close = () => setOpen(null);

  async function act(done: string, work: () => Promise<void>) {
    try {
      await work();
      tell(done);
    } catch (cause) {
      tellProblem(cause);
    }
  }

  return (
    <li className={classes.row}>
      <div className={classes.rowText}>
        <strong>{name}</strong>
        <span className={classes.quiet}>
          {files(`kind.${kind}`)} · {t(`settings.of.${of}`)} · {fileName} ·{' '}
          {t(ownFile ? 'settings.own' : 'settings.standard')}
        </span>
        {changedBy && changedAt && (
          <span className={classes.quiet}>
            {t('settings.changed', { who: changedBy.shortName, when: format.dateTime(changedAt) })}
          </span>
        )}
      </div>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={t('settings.actionsOf', { name })}>
            <IconDots size={18} stroke={1.5} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item component="a" href={`/api/document-templates/${id}/content`} download={fileName}>
            {t('settings.save')}
          </Menu.Item>
          <Menu.Item onClick={() => setOpen('replace')}>{t('settings.replace')}</Menu.Item>
          {bundled && ownFile && (
            <Menu.Item onClick={() => void act(t('settings.broughtBack'), () => templateActs.bringBack(id))}>
              {t('settings.bringBack')}
            </Menu.Item>
          )}
          <Menu.Item onClick={() => setOpen('rename')}>{t('settings.rename')}</Menu.Item>
          <Menu.Item
            onClick={() =>
              void act(t(archived ? 'settings.back' : 'settings.away', { name }), () =>
                templateActs.edit(template, { archived: !archived }),
              )
            }
          >
            {t(archived ? 'settings.restore' : 'settings.archive')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {open === 'replace' && <FileDialog template={template} onClose={close} />}
      {open === 'rename' && <RenameDialog template={template} onClose={close} />}
    </li>
  );
}
