import { Button, TextInput } from '@mantine/core';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseDate } from '#domain/values/dateInput.ts';
import { compareMoney, formatMoney, subtractMoney } from '#domain/values/money.ts';
import { parseMoney } from '#domain/values/moneyInput.ts';
import { useDraft } from '#web/form/useDraft.ts';
import { failureOf, fieldsOf, isProblem } from '#web/http/errors.ts';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { dateWords, moneyWords } from '#web/ui/inline/reasons.ts';
import { useOrderHere } from '../OrderContext.ts';
import classes from './payments.module.css';

interface Typed {
  amount: string;
  /** null while today's date stands there untouched. */
  paidOn: string | null;
  number: string;
}

const EMPTY: Typed = { amount: '', paidOn: null, number: '' };

/** A row to type the next payment into. Today is offered; a row half typed survives a reload. */
export function PaymentForm({ paid }: { paid: string }) {
  const { t } = useTranslation('orders');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const { order, acts } = useOrderHere();
  const draft = useDraft<Typed>(`orders.${order.id}.payment`);
  const [typed, setTyped] = useState<Typed>(() => draft.restored?.values ?? EMPTY);
  const [errors, setErrors] = useState<Partial<Record<keyof Typed, string>>>({});
  const [busy, setBusy] = useState(false);
  const overId = useId();
  // Below zero when more has come already: the warning says by how much all of it together is over.
  const total = order.contract?.amount;
  const room = total ? subtractMoney(total, paid) : null;

  const set = (part: Partial<Typed>) => {
    const next = { ...typed, ...part };
    setTyped(next);
    draft.keep(next);
    setErrors((was) => Object.fromEntries(Object.entries(was).filter(([key]) => !(key in part))));
  };

  async function enter() {
    const amount = parseMoney(typed.amount);
    const paidOn = parseDate(typed.paidOn ?? format.today());
    const number = typed.number.trim();
    const wrong: typeof errors = {};
    if (!amount.ok) wrong.amount = moneyWords(amount.reason, common, format);
    if (!paidOn.ok) wrong.paidOn = dateWords(paidOn.reason, common);
    if (number === '') wrong.number = t('card.payments.needNumber');
    setErrors(wrong);
    if (!amount.ok || !paidOn.ok || number === '') return;
    setBusy(true);
    try {
      await acts.saved({
        do: 'enterPayment',
        amount: amount.value,
        paidOn: paidOn.value,
        paymentOrderNumber: number,
      });
      draft.forget();
      setTyped(EMPTY);
    } catch (cause) {
      const { amount: sum, paidOn: day, paymentOrderNumber } = fieldsOf(cause) ?? {};
      const nowhere = isProblem(cause) && cause.fields.length > 0 ? undefined : failureOf(cause).why;
      setErrors({ amount: sum ?? nowhere, paidOn: day, number: paymentOrderNumber });
    } finally {
      setBusy(false);
    }
  }

  const over = tooMuch(typed.amount, room, (sum) => t('card.payments.over', { over: sum }), format.language);
  return (
    <form
      noValidate
      className={`${classes.form} noPrint`}
      aria-label={t('card.payments.add')}
      onSubmit={(event) => {
        event.preventDefault();
        void enter();
      }}
    >
      <TextInput
        label={t('card.payments.amountLabel')}
        inputMode="decimal"
        autoComplete="off"
        value={typed.amount}
        error={errors.amount}
        aria-describedby={over ? overId : undefined}
        onChange={(event) => set({ amount: event.currentTarget.value })}
      />
      <TextInput
        label={t('card.payments.paidOn')}
        inputMode="numeric"
        autoComplete="off"
        placeholder={common('field.datePlaceholder')}
        value={typed.paidOn ?? format.date(format.today())}
        error={errors.paidOn}
        onChange={(event) => set({ paidOn: event.currentTarget.value })}
      />
      <TextInput
        label={t('card.payments.orderLabel')}
        autoComplete="off"
        value={typed.number}
        error={errors.number}
        onChange={(event) => set({ number: event.currentTarget.value })}
      />
      <Button type="submit" variant="default" loading={busy} className={classes.enter}>
        {t('card.payments.add')}
      </Button>
      {over && (
        <p id={overId} role="status" className={classes.over}>
          {over}
        </p>
      )}
    </form>
  );
}

/** A warning that does not stop: the sum of payments would pass the contract's amount. */
function tooMuch(typed: string, room: string | null, say: (over: string) => string, language: 'ru' | 'en') {
  const amount = typed.trim() === '' ? null : parseMoney(typed);
  if (!amount?.ok || room === null) return undefined;
  if (compareMoney(amount.value, room) <= 0) return undefined;
  return say(formatMoney(subtractMoney(amount.value, room), language));
}
