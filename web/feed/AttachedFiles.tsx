import { Button, CloseButton, FileButton, Popover } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { AskKind, documentKinds } from '#web/files/public.ts';
import classes from './Feed.module.css';
import type { Attached } from './feed.types.ts';
import type { Attach, Waiting } from './useAttach.ts';

interface AttachedFilesProps {
  files: Attached[];
  attach: Attach;
  onRemove: (id: number) => void;
}

/** Files that go with the comment, those on their way, and how to add one more. */
export function AttachedFiles({ files, attach, onRemove }: AttachedFilesProps) {
  const { t } = useTranslation('feed');
  return (
    <div className={classes.attached}>
      {files.map(({ id, name }) => (
        <span key={id} className={classes.chip}>
          <IconPaperclip size={14} stroke={1.5} aria-hidden />
          <span className={classes.chipName}>{name}</span>
          <CloseButton size="xs" aria-label={t('files.remove', { name })} onClick={() => onRemove(id)} />
        </span>
      ))}
      {attach.waiting.map((one) => (
        <OnItsWay key={one.key} one={one} attach={attach} />
      ))}
      <Popover
        opened={attach.open}
        onChange={attach.setOpen}
        position="bottom-start"
        width={300}
        trapFocus
        returnFocus
      >
        <Popover.Target>
          <Button
            size="compact-xs"
            variant="subtle"
            leftSection={<IconPaperclip size={14} stroke={1.5} aria-hidden />}
            onClick={() => attach.setOpen(!attach.open)}
          >
            {t('files.attach')}
          </Button>
        </Popover.Target>
        <Popover.Dropdown className={classes.choice}>
          <Documents files={files} attach={attach} />
        </Popover.Dropdown>
      </Popover>
    </div>
  );
}

function OnItsWay({ one, attach }: { one: Waiting; attach: Attach }) {
  const { t } = useTranslation('feed');
  const { t: words } = useTranslation('files');
  const { file, kind, percent, problem } = one;
  if (kind === null && problem === null)
    return (
      <AskKind
        name={file.name}
        choices={documentKinds.map((value) => ({
          value,
          label: words(`kind.${value}`),
          disabled: !attach.allowed(value),
        }))}
        onChoose={(chosen) => attach.choose(one, chosen)}
        onCancel={() => attach.drop(one.key)}
      />
    );
  const known = problem === 'tooLarge' || problem === 'empty';
  return (
    <span className={classes.chip} data-failed={problem !== null || undefined}>
      <span className={classes.chipName}>{file.name}</span>
      <span className="meta">
        {problem === null ? `${percent} %` : known ? t(`files.${problem}`) : problem}
      </span>
      {problem !== null && (
        <CloseButton
          size="xs"
          aria-label={t('files.remove', { name: file.name })}
          onClick={() => attach.drop(one.key)}
        />
      )}
    </span>
  );
}

function Documents({ files, attach }: Pick<AttachedFilesProps, 'files' | 'attach'>) {
  const { t } = useTranslation('feed');
  const { documents, mayAdd, take, setOpen } = attach;
  const others = documents.data?.filter(({ id }) => !files.some((file) => file.id === id)) ?? [];
  return (
    <>
      {mayAdd && (
        <FileButton
          multiple
          onChange={(chosen) => {
            setOpen(false);
            take(chosen);
          }}
        >
          {(props) => (
            <Button {...props} size="xs" variant="light" fullWidth>
              {t('files.upload')}
            </Button>
          )}
        </FileButton>
      )}
      <ul className={classes.documents} aria-label={t('files.choose')}>
        {others.map((file) => (
          <li key={file.id}>
            <button
              type="button"
              className={classes.document}
              onClick={() => {
                attach.attach({ id: file.id, name: file.name });
                setOpen(false);
              }}
            >
              {file.name}
            </button>
          </li>
        ))}
      </ul>
      {documents.data && others.length === 0 && <p className="meta">{t('files.none')}</p>}
      {documents.isError && <p className="meta">{t('files.failed')}</p>}
    </>
  );
}
