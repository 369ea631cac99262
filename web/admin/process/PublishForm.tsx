import { Button, Group, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DraftNotice } from '#web/form/DraftNotice.tsx';
import { useDraft } from '#web/form/useDraft.ts';
import { failureOf } from '#web/http/errors.ts';
import { departmentsQuery } from '#web/people/public.ts';
import { ConfirmDialog } from '#web/ui/ConfirmDialog.tsx';
import { ReasonedButton } from '#web/ui/ReasonedButton.tsx';
import { Section } from '#web/ui/Section.tsx';
import { tell } from '#web/ui/undo.tsx';
import field from '../Field.module.css';
import { ObstacleList } from './ObstacleList.tsx';
import classes from './process.module.css';
import { publishDefinition } from './processes.queries.ts';
import { readDefinition } from './readDefinition.ts';

interface PublishFormProps {
  source: { id: number; version: number; body: Record<string, unknown> };
}

export function PublishForm({ source }: PublishFormProps) {
  const { t } = useTranslation('admin');
  const navigate = useNavigate();
  const original = useMemo(() => JSON.stringify(source.body, null, 2), [source.body]);
  const draft = useDraft<{ text: string }>(`process.${source.id}`);
  const [text, setText] = useState(draft.restored?.values.text ?? original);
  const [asking, setAsking] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const departments = useQuery(departmentsQuery).data;
  const reading = useMemo(
    () =>
      readDefinition(
        text,
        (departments ?? []).map((one) => one.key),
      ),
    [text, departments],
  );
  const same = text === original;
  const reason = same
    ? t('process.unchanged')
    : reading.obstacles.length > 0 || !departments
      ? t('process.fixFirst')
      : null;

  function change(next: string) {
    setText(next);
    draft.keep({ text: next });
    setFailure(null);
  }

  async function publish() {
    if (!reading.def) return;
    try {
      const { id, version } = await publishDefinition(reading.def);
      draft.forget();
      tell(t('process.published', { version }));
      await navigate({ to: '/admin/process/$id', params: { id: String(id) } });
    } catch (cause) {
      setFailure(failureOf(cause).why);
      setAsking(false);
    }
  }

  return (
    <div className={classes.stack}>
      {draft.restored && (
        <DraftNotice
          at={draft.restored.at}
          onDelete={() => {
            draft.forget();
            setText(original);
          }}
        />
      )}
      <Section title={t('process.check')} count={reading.obstacles.length || undefined}>
        <div className={classes.stack}>
          <div role="status">
            {reading.obstacles.length > 0 ? (
              <ObstacleList obstacles={reading.obstacles} />
            ) : (
              t(same ? 'process.unchanged' : 'process.sound')
            )}
          </div>
          <div role="alert" className={field.failure}>
            {failure}
          </div>
          <Group gap={8}>
            <ReasonedButton reason={reason} onClick={() => setAsking(true)}>
              {t('process.publish')}
            </ReasonedButton>
            <Button variant="default" component="a" href="/admin/process">
              {t('process.toList')}
            </Button>
          </Group>
        </div>
      </Section>
      <Textarea
        className={classes.text}
        label={t('process.text')}
        description={t('process.textHint', { version: source.version })}
        autosize
        minRows={16}
        maxRows={32}
        spellCheck={false}
        autoComplete="off"
        value={text}
        onChange={(event) => change(event.currentTarget.value)}
      />
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('process.publishTitle')}
        confirmLabel={t('process.publish')}
        onConfirm={publish}
      >
        {t('process.publishWhy')}
      </ConfirmDialog>
    </div>
  );
}
