import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem, type Missing } from '#web/http/errors.ts';
import { tellProblem } from '#web/http/tellProblem.ts';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { ReasonedButton } from '#web/ui/ReasonedButton.tsx';
import { tell } from '#web/ui/undo.tsx';
import { useOrderHere } from './OrderContext.ts';
import type { Step } from './order.queries.ts';
import { ReturnDialog } from './ReturnDialog.tsx';
import { SignDialog } from './SignDialog.tsx';
import { SignerFields, useSignerValues } from './SignerFields.tsx';
import { SIGN_ID } from './StepMissing.tsx';
import classes from './StepPanel.module.css';
import type { Act } from './sendAct.ts';
import { isFrozen } from './sharedReason.ts';
import { useBareKey } from './useBareKey.ts';

/** What was already asked for before the box stood on the page: R in a list, a card dropped on the board. */
export type Begin = { sign: true } | { returnTo: string };

interface ResolutionBoxProps {
  step: Step;
  onRefused: (missing: Missing[]) => void;
  begin?: Begin | null;
  /** Signed or asked for: this step needs nothing more of the reader. */
  onPassed?: () => void;
  onReturned: (to: Step) => void;
}

/** Asking, signing, returning, taking back. Nothing here is optimistic: a signature is shown when it is there. */
export function ResolutionBox({ step, onRefused, begin, onPassed, onReturned }: ResolutionBoxProps) {
  const { t } = useTranslation('orders');
  const format = useFormat();
  const { order, acts } = useOrderHere();
  const [busy, setBusy] = useState<Act['do'] | null>(null);
  const [signing, setSigning] = useState(false);
  const [returning, setReturning] = useState(false);
  const signer = useSignerValues(step);
  const { request, takeBack, give, withdraw } = step.abilities;
  const current = step.key === order.currentStep && !isFrozen(order);
  const asked = step.state === 'awaitingResolution';

  async function act(one: Act, done: string, after?: () => void) {
    if (busy) return;
    setBusy(one.do);
    try {
      await acts.run(one);
      tell(done);
      after?.();
    } catch (cause) {
      if (isProblem(cause, 'gate_closed')) onRefused(cause.missing);
      else tellProblem(cause);
    } finally {
      setBusy(null);
    }
  }

  const ask = () =>
    act({ do: 'request', step: step.key, version: order.version }, t('card.sign.askedDone'), onPassed);
  const sign = () => {
    if (signer.complete()) setSigning(true);
  };
  const returnFirst = useBegin(begin, {
    sign: () => current && give.allowed && sign(),
    returnTo: () => current && order.abilities.return.allowed && setReturning(true),
  });
  useBareKey(
    'KeyR',
    current && !signing && !returning && (give.allowed ? sign : request.allowed ? ask : null),
  );

  const showAsk = step.asksForResolution && (request.allowed || (current && !asked && !give.allowed));
  return (
    <>
      {current && give.allowed && <SignerFields step={step} signer={signer} />}
      <div className={`${classes.actions} noPrint`}>
        {withdraw.allowed && (
          <ReasonedButton
            variant="default"
            loading={busy === 'withdraw'}
            onClick={() => void act({ do: 'withdraw', step: step.key }, t('card.sign.withdrawnDone'))}
          >
            {t('card.sign.withdraw')}
          </ReasonedButton>
        )}
        {takeBack.allowed && (
          <ReasonedButton
            variant="default"
            loading={busy === 'takeBack'}
            onClick={() => void act({ do: 'takeBack', step: step.key }, t('card.sign.takenBackDone'))}
          >
            {t('card.sign.takeBack')}
          </ReasonedButton>
        )}
        {current && order.abilities.return.allowed && (
          <ReasonedButton variant="default" onClick={() => setReturning(true)}>
            {t('card.return.button')}
          </ReasonedButton>
        )}
        {showAsk && (
          <ReasonedButton
            variant={give.allowed ? 'default' : 'filled'}
            loading={busy === 'request'}
            reason={request.allowed ? null : request.reason}
            onClick={() => void ask()}
          >
            {t('card.sign.ask')}
          </ReasonedButton>
        )}
        {current && (give.allowed || asked || !step.asksForResolution) && (
          <ReasonedButton id={SIGN_ID} reason={give.allowed ? null : give.reason} onClick={sign}>
            {format.say(step.verb)}
          </ReasonedButton>
        )}
      </div>
      {signing && (
        <SignDialog
          step={step}
          values={signer.values}
          names={signer.names}
          onClose={() => setSigning(false)}
          onSigned={() => onPassed?.()}
          onRefused={(missing) => {
            setSigning(false);
            onRefused(missing);
          }}
        />
      )}
      {returning && (
        <ReturnDialog first={returnFirst} onClose={() => setReturning(false)} onReturned={onReturned} />
      )}
    </>
  );
}

/** Does once, when the box first stands there, what was asked for; answers the step a return was asked to. */
function useBegin(begin: Begin | null | undefined, does: { sign: () => unknown; returnTo: () => unknown }) {
  const latest = useRef(does);
  latest.current = does;
  const begun = useRef<Begin | null>(null);
  useEffect(() => {
    if (!begin || begun.current === begin) return;
    begun.current = begin;
    if ('sign' in begin) latest.current.sign();
    else latest.current.returnTo();
  }, [begin]);
  return begin && 'returnTo' in begin ? begin.returnTo : undefined;
}
