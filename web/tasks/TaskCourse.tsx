import { Button, Textarea } from '@mantine/core';
import { getHotkeyHandler } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { useFormState } from '#web/form/useFormState.ts';
import { tellProblem } from '#web/http/tellProblem.ts';
import { NearText } from '#web/ui/DateText.tsx';
import { Person } from '#web/ui/Person.tsx';
import classes from './Tasks.module.css';
import { type Task, taskActs } from './tasks.queries.ts';

/** What was said and done, the earliest first, and a field to say more; what is typed is kept like every form. */
export function TaskCourse({ task }: { task: Task }) {
  const { t } = useTranslation('tasks');
  const form = useFormState({
    initial: { body: '' },
    draftKey: `tasks.${task.id}.remark`,
    check: () => ({}),
    submit: async ({ body }) => {
      if (body.trim() === '') return;
      try {
        await taskActs.remark(task.id, body);
        form.dropDraft();
      } catch (cause) {
        tellProblem(cause);
        throw cause;
      }
    },
  });
  return (
    <>
      {task.remarks.length === 0 ? (
        <p className={`muted ${classes.noted}`}>{t('card.nothingSaid')}</p>
      ) : (
        <ol className={classes.course}>
          {task.remarks.map((one) => (
            <li key={one.id} className={classes.said} data-kind={one.kind}>
              <div className={classes.saidHead}>
                {one.kind !== 'remark' && <span className={classes.saidKind}>{t(`said.${one.kind}`)}</span>}
                <Person person={one.author} />
                {one.standingFor && (
                  <span className="meta">{t('card.actingFor', { name: one.standingFor.shortName })}</span>
                )}
                <span className="meta">
                  <NearText at={one.at} />
                </span>
              </div>
              {one.body && <p className={classes.body}>{one.body}</p>}
            </li>
          ))}
        </ol>
      )}
      <div className={classes.say}>
        <Textarea
          {...form.text('body')}
          label={t('card.say')}
          placeholder={t('card.sayHint')}
          autosize
          minRows={2}
          maxRows={12}
          maxLength={10_000}
          onKeyDown={getHotkeyHandler([['mod+Enter', () => void form.send()]])}
        />
        <Button variant="default" loading={form.busy} onClick={() => void form.send()}>
          {t('card.send')}
        </Button>
      </div>
    </>
  );
}
