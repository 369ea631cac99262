import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { tellProblem } from '#web/http/tellProblem.ts';
import { useMe } from '#web/session/public.ts';
import { NearText } from '#web/ui/DateText.tsx';
import { FileDrop } from '#web/ui/FileDrop.tsx';
import { Section } from '#web/ui/Section.tsx';
import { UploadList } from '#web/ui/UploadList.tsx';
import { useFileSize } from '#web/ui/useFileSize.ts';
import classes from './Tasks.module.css';
import { type Task, taskActs } from './tasks.queries.ts';
import { type Files, useFiles } from './useFiles.ts';

/** What goes with the task; what is chosen here is sent at once. */
export function TaskFiles({ task }: { task: Task }) {
  const { t } = useTranslation('tasks');
  const size = useFileSize();
  const files = useFiles();
  const limit = useMe().uploadLimitBytes;
  const { id, abilities } = task;
  if (task.files.length === 0 && !abilities.attach.allowed) return null;
  return (
    <Section title={t('files.title')} count={task.files.length || undefined}>
      {task.files.length > 0 && (
        <ul className={classes.files}>
          {task.files.map((file) => (
            <li key={file.id}>
              <div className={classes.file}>
                <a href={file.url} download={file.name}>
                  {file.name}
                </a>
                <span className="meta">
                  {size(file.size)} · {file.addedBy.shortName}, <NearText at={file.addedAt} />
                </span>
              </div>
              {file.abilities.drop.allowed && (
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={t('files.drop', { name: file.name })}
                  onClick={() => void taskActs.dropFile(id, file.id).catch(tellProblem)}
                >
                  <IconX size={16} stroke={1.5} />
                </ActionIcon>
              )}
            </li>
          ))}
        </ul>
      )}
      <UploadList
        uploads={files.uploads}
        onCancel={files.drop}
        onRetry={(upload) => void files.send(id, upload)}
      />
      {abilities.attach.allowed && (
        <FileDrop
          label={t('files.attach')}
          maxBytes={limit}
          onFiles={(chosen) => {
            files.take(chosen);
            void files.sendTo(id);
          }}
        />
      )}
    </Section>
  );
}

/** Files that go with what is being written, when it is sent. */
export function ChosenFiles({ files, label }: { files: Files; label: string }) {
  const limit = useMe().uploadLimitBytes;
  return (
    <div>
      <FileDrop label={label} maxBytes={limit} onFiles={files.take} />
      <UploadList uploads={files.uploads} onCancel={files.drop} />
    </div>
  );
}
