import { Button } from '@mantine/core';
import { type ReactNode, useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Missing } from '#web/http/errors.ts';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { Money } from '#web/ui/Money.tsx';
import { Overdue } from '#web/ui/Overdue.tsx';
import { SaveStatus } from '#web/ui/SaveStatus.tsx';
import { ChangedSinceReturn } from '../card/ChangedSinceReturn.tsx';
import { useOrderHere } from '../card/OrderContext.ts';
import type { Step } from '../card/order.queries.ts';
import { ResolutionBox } from '../card/ResolutionBox.tsx';
import { Returned } from '../card/Returned.tsx';
import { SignedValues } from '../card/SignedValues.tsx';
import { StepMissing } from '../card/StepMissing.tsx';
import { isFrozen } from '../card/sharedReason.ts';
import { PeekComments } from './PeekComments.tsx';
import { PeekFields, useFieldsToFill } from './PeekFields.tsx';
import classes from './peek.module.css';
import type { Peek, PeekStart } from './usePeek.ts';

const NOTHING: PeekStart = {};

/** The step the order stands on in short, from the same parts its card is made of, and its acts below. */
export function PeekBody({ peek, start }: { peek: Peek; start: PeekStart }) {
  const { order } = useOrderHere();
  const step = order.steps.find((one) => one.key === order.currentStep);
  // What the panel was opened for is of the step it was opened on: a signature must not begin the next one.
  const first = useRef(step?.key);
  const mine = step?.key === first.current ? start : NOTHING;
  return (
    <>
      <div className={classes.body}>
        <Facts step={step} />
        {step && <StepInShort key={step.key} step={step} peek={peek} start={mine} />}
      </div>
      {!step && <Foot peek={peek} />}
    </>
  );
}

function StepInShort({ step, peek, start }: { step: Step; peek: Peek; start: PeekStart }) {
  const { t } = useTranslation('orders');
  const { order, save } = useOrderHere();
  const [refused, setRefused] = useState<Missing[] | null>(start.refused ?? null);
  const fields = useFieldsToFill(order, step);
  const open = !isFrozen(order);
  const done = useCallback(() => setRefused(null), []);
  return (
    <>
      {step.returned && open && <Returned step={step} />}
      {open && <StepMissing step={step} refused={refused} onDone={done} />}
      {open && step.abilities.give.allowed && <ChangedSinceReturn step={step} />}
      {!open && <p className="muted">{t(order.archivedAt ? 'card.step.archived' : 'card.step.frozen')}</p>}
      <SignedValues step={step} chosen={{}} without={new Set(fields.map((one) => one.requirement.key))} />
      <PeekFields fields={fields} />
      <PeekComments id={order.id} />
      <Foot peek={peek}>
        {fields.length > 0 && <SaveStatus state={save} />}
        <ResolutionBox
          step={step}
          begin={start.begin}
          onRefused={setRefused}
          onPassed={peek.passed}
          onReturned={peek.passed}
        />
      </Foot>
    </>
  );
}

function Facts({ step }: { step: Step | undefined }) {
  const { t } = useTranslation('orders');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const { order } = useOrderHere();
  const { client, contract, manager } = order;
  return (
    <div>
      <div className={classes.title}>{order.title}</div>
      <div className={classes.facts}>
        <a href={`/clients/${client.id}`}>{client.name}</a>
        {contract && (
          <a href={`/contracts/${contract.id}`}>{t('card.contract.number', { number: contract.number })}</a>
        )}
        {contract?.amount && <Money amount={contract.amount} />}
        <span>
          {t('card.manager.label')}: {manager.shortName}
        </span>
        {step && !order.archivedAt && (
          <span>
            {common('step.of', { current: step.number, total: order.steps.length })} ·{' '}
            {format.say(step.shortTitle)}
          </span>
        )}
        {step && step.overdueDays > 0 && <Overdue days={step.overdueDays} overdue />}
      </div>
    </div>
  );
}

function Foot({ peek, children }: { peek: Peek; children?: ReactNode }) {
  const { t } = useTranslation('orders');
  const { order } = useOrderHere();
  const href = `/orders/${order.id}`;
  return (
    <div className={classes.foot}>
      {children}
      <Button
        component="a"
        href={href}
        variant="default"
        className={classes.open}
        // By the list's own link, where there is one: it remembers the place for the way back.
        onClick={(event) => {
          const own = peek.frame.current?.querySelector<HTMLElement>(`[data-open="${order.id}"]`);
          if (!own || event.metaKey || event.ctrlKey || event.shiftKey) return;
          event.preventDefault();
          own.click();
        }}
      >
        {t('peek.open')}
      </Button>
    </div>
  );
}
