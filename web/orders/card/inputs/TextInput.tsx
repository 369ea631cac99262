import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DraftNotice } from '#web/form/DraftNotice.tsx';
import { useDraft } from '#web/form/useDraft.ts';
import { InlineLongText, InlineText } from '#web/ui/inline/InlineText.tsx';
import { useOrderHere } from '../OrderContext.ts';
import type { Value } from '../order.queries.ts';
import { AttachFiles } from './AttachFiles.tsx';
import { FieldFrame } from './FieldFrame.tsx';
import classes from './inputs.module.css';
import type { RequirementProps } from './RequirementInput.tsx';
import { useLabel } from './useLabel.ts';
import { ValueShown } from './ValueShown.tsx';

/** Words, or files instead where the process allows. What is typed is kept in the browser until it is written. */
export function TextInput(props: RequirementProps) {
  const { requirement } = props;
  const { t } = useTranslation('orders');
  const { order } = useOrderHere();
  const label = useLabel(props);
  const draft = useDraft<string>(`orders.${order.id}.${requirement.key}`);
  const [inserted, setInserted] = useState(0);
  const value = requirement.value === null ? '' : String(requirement.value);
  const files = requirement.documentKind ? <AttachFiles {...props} /> : null;

  if (!requirement.fill.allowed) {
    return (
      <div className={classes.stack}>
        <ValueShown {...props} />
        {files}
      </div>
    );
  }

  const kept = draft.restored && draft.restored.values !== value ? draft.restored : null;
  const Field = requirement.long ? InlineLongText : InlineText;

  const write = async (commit: (value: Value | null) => Promise<void>, text: string) => {
    await commit(text === '' ? null : text);
    draft.forget();
  };

  return (
    <div className={classes.stack}>
      <FieldFrame requirement={requirement} onType={draft.keep}>
        {(commit) => (
          <Field
            key={inserted}
            {...label}
            value={value}
            startWith={inserted > 0 ? draft.restored?.values : undefined}
            onCommit={(text) => write(commit, text)}
          />
        )}
      </FieldFrame>
      {kept && inserted === 0 && (
        <Group gap={8}>
          <DraftNotice at={kept.at} onDelete={draft.forget} />
          <Button size="xs" variant="default" onClick={() => setInserted((n) => n + 1)}>
            {t('card.field.insertDraft')}
          </Button>
        </Group>
      )}
      {files}
    </div>
  );
}
