import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Difference, isProblem, type Missing } from '#web/http/errors.ts';
import { tellProblem } from '#web/http/tellProblem.ts';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { useMe } from '#web/session/public.ts';
import { ConfirmDialog } from '#web/ui/ConfirmDialog.tsx';
import { tell } from '#web/ui/undo.tsx';
import { ChangesSince } from './ChangesSince.tsx';
import { useOrderHere } from './OrderContext.ts';
import type { Step, Value } from './order.queries.ts';
import classes from './SignDialog.module.css';
import { SignedValues } from './SignedValues.tsx';

interface SignDialogProps {
  step: Step;
  values: Record<string, Value>;
  /** What was chosen, in words. */
  names: Record<string, string>;
  onClose: () => void;
  onSigned: () => void;
  onRefused: (missing: Missing[]) => void;
}

const REASON_MIN = 10;

/** What is signed, by whom and for whom, before it is signed. The version is the one that stood here when it opened. */
export function SignDialog({ step, values, names, onClose, onSigned, onRefused }: SignDialogProps) {
  const { t } = useTranslation('orders');
  const format = useFormat();
  const { order, acts } = useOrderHere();
  const [version, setVersion] = useState(order.version);
  const [changed, setChanged] = useState<Difference[] | null>(null);
  const [reason, setReason] = useState('');
  const [short, setShort] = useState(false);
  const needsReason = step.abilities.giveAsDirector;
  const me = useMe();
  const standing = me.standingInFor.find((person) =>
    step.signers.some((signer) => signer.startsWith(person.name)),
  );
  const own = step.signers.some((signer) => signer.startsWith(me.employee.name));

  async function sign() {
    if (needsReason && reason.trim().length < REASON_MIN) return setShort(true);
    try {
      await acts.run({ do: 'give', step: step.key, version, values, reason: reason.trim() || null });
      tell(t('card.sign.done', { step: format.say(step.shortTitle) }));
      onClose();
      onSigned();
    } catch (cause) {
      if (isProblem(cause, 'gate_closed')) return onRefused(cause.missing);
      if (isProblem(cause, 'version_conflict')) {
        setChanged(cause.difference);
        // Signing again now means: having read what changed.
        if (cause.version !== null) setVersion(cause.version);
        return;
      }
      tellProblem(cause);
    }
  }

  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={t('card.sign.title', { number: order.number, step: format.say(step.shortTitle) })}
      confirmLabel={format.say(step.verb)}
      onConfirm={sign}
    >
      {/* Reading comes first: no button has the focus yet. */}
      <div className={classes.dialog} tabIndex={-1} data-autofocus={!needsReason || undefined}>
        {changed ? (
          <div role="alert" className={classes.changed}>
            <p className={classes.changedTitle}>{t('card.sign.changed', { count: changed.length })}</p>
            <ChangesSince changes={changed} />
          </div>
        ) : (
          <SignedValues step={step} chosen={names} />
        )}
        {needsReason && (
          <Textarea
            label={t('card.sign.directorReason')}
            description={t('card.sign.directorWhy', { who: step.signers.join(', ') })}
            withAsterisk
            aria-required
            data-autofocus
            autosize
            minRows={2}
            value={reason}
            error={short && reason.trim().length < REASON_MIN ? t('card.sign.reasonShort') : undefined}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        )}
        <p className={classes.signature}>
          {t('card.sign.by', { name: me.employee.name, position: me.employee.position })}
          {standing && !own && `, ${t('card.sign.for', { name: standing.name })}`}
        </p>
      </div>
    </ConfirmDialog>
  );
}
