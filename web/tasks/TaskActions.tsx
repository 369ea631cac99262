import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconDots, IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { tellProblem } from '#web/http/tellProblem.ts';
import { ReasonDialog } from '#web/ui/ReasonDialog.tsx';
import { tell } from '#web/ui/undo.tsx';
import { EditTaskDialog } from './EditTaskDialog.tsx';
import { ChosenFiles } from './TaskFiles.tsx';
import { type Task, taskActs } from './tasks.queries.ts';
import { useFiles } from './useFiles.ts';
import { WordsDialog } from './WordsDialog.tsx';

type Asking = 'finish' | 'sendBack' | 'cancel' | 'edit';
type Told = 'finish' | 'accept' | 'sendBack' | 'cancel' | 'takeAgain';

/** What may be done with the task now, the likeliest as a button. */
export function TaskActions({ task }: { task: Task }) {
  const { t } = useTranslation('tasks');
  const [asking, setAsking] = useState<Asking | null>(null);
  const { id, version, abilities, items } = task;
  const { finish, accept, sendBack, cancel, takeAgain, edit } = abilities;
  const files = useFiles();
  const close = () => setAsking(null);
  const unticked = items.filter((item) => item.done === null).length;

  async function act(change: Promise<Task>, told: Told) {
    try {
      const { state } = await change;
      tell(t(told === 'finish' && state === 'accepted' ? 'badge.accepted' : `told.${told}`));
      close();
    } catch (cause) {
      tellProblem(cause);
      throw cause;
    }
  }
  const now = (change: Promise<Task>, told: Told) => void act(change, told).catch(() => undefined);

  return (
    <>
      {finish.allowed && <Button onClick={() => setAsking('finish')}>{t('act.finish')}</Button>}
      {accept.allowed && (
        <Button onClick={() => now(taskActs.accept(id, version), 'accept')}>{t('act.accept')}</Button>
      )}
      {sendBack.allowed && (
        <Button variant="default" onClick={() => setAsking('sendBack')}>
          {t('act.sendBack')}
        </Button>
      )}
      {takeAgain.allowed && (
        <Button variant="default" onClick={() => now(taskActs.takeAgain(id, version), 'takeAgain')}>
          {t(task.state === 'done' ? 'act.takeBack' : 'act.takeAgain')}
        </Button>
      )}
      {edit.allowed && (
        <Button
          variant="default"
          leftSection={<IconPencil size={16} stroke={1.5} />}
          onClick={() => setAsking('edit')}
        >
          {t('act.edit')}
        </Button>
      )}
      {cancel.allowed && (
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon variant="default" size="var(--vz-control)" aria-label={t('act.more')}>
              <IconDots size={18} stroke={1.5} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => setAsking('cancel')}>{t('act.cancel')}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
      {asking === 'finish' && (
        <WordsDialog
          title={t('dialog.finish')}
          what={[
            t(task.author.id === task.assignee.id ? 'dialog.finishOwn' : 'dialog.finishWhat'),
            unticked > 0 && t('dialog.unticked', { count: unticked }),
          ]}
          label={t('dialog.result')}
          draftKey={`tasks.${id}.result`}
          confirmLabel={t('act.finish')}
          onClose={close}
          onConfirm={async (words) => {
            if (!(await files.sendTo(id))) throw new Error('some files did not go');
            await act(taskActs.finish(id, version, words), 'finish');
          }}
        >
          <ChosenFiles files={files} label={t('files.withResult')} />
        </WordsDialog>
      )}
      {asking === 'cancel' && (
        <WordsDialog
          title={t('dialog.cancel')}
          what={[t('dialog.cancelWhat')]}
          label={t('dialog.why')}
          draftKey={`tasks.${id}.cancel`}
          confirmLabel={t('act.cancel')}
          cancelLabel={t('dialog.keep')}
          onClose={close}
          onConfirm={(words) => act(taskActs.cancel(id, version, words), 'cancel')}
        />
      )}
      <ReasonDialog
        opened={asking === 'sendBack'}
        onClose={close}
        title={t('dialog.sendBack')}
        consequence={t('dialog.sendBackWhat')}
        label={t('dialog.reason')}
        min={1}
        shortWords={t('dialog.reasonShort')}
        confirmLabel={t('act.sendBack')}
        onConfirm={(reason) => act(taskActs.sendBack(id, version, reason), 'sendBack')}
      />
      {asking === 'edit' && <EditTaskDialog task={task} onClose={close} />}
    </>
  );
}
