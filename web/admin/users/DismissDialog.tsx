import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { failureOf, fieldsOf } from '#web/http/errors.ts';
import { type Employee, searchActivePeople } from '#web/people/public.ts';
import { ConfirmDialog } from '#web/ui/ConfirmDialog.tsx';
import { type Entity, EntityCombobox } from '#web/ui/EntityCombobox.tsx';
import { ErrorState } from '#web/ui/ErrorState.tsx';
import { SkeletonText } from '#web/ui/Skeletons.tsx';
import { tell } from '#web/ui/undo.tsx';
import classes from '../Field.module.css';
import { DismissalConsequences } from './DismissalConsequences.tsx';
import { dismissEmployee, handOverQuery } from './users.queries.ts';

/** What somebody else goes on with; tasks anybody may. */
const parts = ['clients', 'orders', 'calls', 'tasks'] as const;

/** One window: what is left behind, to whom it goes, what follows. */
export function DismissDialog({ person, onClose }: { person: Employee; onClose: () => void }) {
  const { t } = useTranslation('admin');
  const leaves = useQuery(handOverQuery(person.id));
  const [successor, setSuccessor] = useState<Entity | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const what = parts.filter((part) => (leaves.data?.[part] ?? 0) > 0);
  const needed = what.length > 0;

  async function dismiss() {
    setFailure(null);
    if (needed && !successor) return setWrong(t('users.dismiss.needSuccessor'));
    try {
      await dismissEmployee(person.id, successor ? Number(successor.id) : null);
      tell(t('users.dismiss.done', { name: person.shortName }));
      onClose();
    } catch (cause) {
      const field = fieldsOf(cause)?.successorId;
      if (field && needed) setWrong(field);
      else setFailure(field ?? failureOf(cause).why);
    }
  }

  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={t('users.dismiss.title', { name: person.shortName })}
      confirmLabel={t('users.dismiss.confirm')}
      danger
      disabled={!leaves.data}
      onConfirm={dismiss}
    >
      {leaves.error ? (
        <ErrorState {...failureOf(leaves.error)} onRetry={() => void leaves.refetch()} />
      ) : !leaves.data ? (
        <SkeletonText after={0} />
      ) : (
        <div className={classes.stack}>
          {needed && (
            <EntityCombobox
              label={t('users.dismiss.successor', {
                what: what.map((part) => t(`users.dismiss.${part}`, { count: leaves.data[part] })).join(', '),
              })}
              description={
                what.some((part) => part !== 'tasks') ? t('users.dismiss.successorHint') : undefined
              }
              required
              value={successor}
              error={wrong}
              search={async (text, signal) =>
                (await searchActivePeople(text, signal)).filter((one) => one.id !== person.id)
              }
              onChange={(next) => {
                setSuccessor(next);
                setWrong(null);
              }}
            />
          )}
          <DismissalConsequences leaves={leaves.data} />
          <div role="alert" className={classes.failure}>
            {failure}
          </div>
        </div>
      )}
    </ConfirmDialog>
  );
}
