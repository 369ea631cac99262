import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { genderOf } from '#domain/values/surnameCase.ts';
import type { Missing } from '#web/http/errors.ts';
import { tellProblem } from '#web/http/tellProblem.ts';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { type MissingItem, MissingList } from '#web/ui/MissingList.tsx';
import { focusField } from './focusField.ts';
import { useOrderHere } from './OrderContext.ts';
import type { Step } from './order.queries.ts';

/** The button that signs: the last link of the list leads to it. */
export const SIGN_ID = 'sign-step';

interface StepMissingProps {
  step: Step;
  /** What the gate named when it refused; null when nobody has tried. */
  refused: Missing[] | null;
  onDone: () => void;
}

/** «Чтобы перейти дальше, осталось N»: always there, and after a refusal with everything the gate named. */
export function StepMissing({ step, refused, onDone }: StepMissingProps) {
  const { t } = useTranslation('orders');
  const format = useFormat();
  const { t: common } = useTranslation('common');
  const { order, acts, goTo } = useOrderHere();
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    if (refused) heading.current?.focus();
  }, [refused]);

  // What others have filled meanwhile leaves the list by itself.
  const still = refused?.filter((one) => isMissing(one, step)) ?? null;
  const empty = still?.length === 0;
  useEffect(() => {
    if (empty) onDone();
  }, [empty, onDone]);

  const items = (still && !empty ? still : step.missing).map(toItem);
  return (
    <MissingList items={items} total={step.total} refused={still !== null && !empty} headingRef={heading} />
  );

  function isMissing(one: Missing, inside: Step): boolean {
    return inside.missing.some((now) => now.key === one.key && now.step === one.step);
  }

  function toItem(one: Missing): MissingItem {
    const place = order.steps.find((each) => each.key === one.step);
    const mySign = one.mine && one.code === 'resolution';
    // A signature comes last: until it is asked for, or nothing else is left, it is only something to wait for.
    const signNow = mySign && (step.state === 'awaitingResolution' || step.missing.length === 1);
    const person = !one.mine || (mySign && !signNow);
    const elsewhere =
      place && place.key !== step.key ? t('card.missing.onStep', { step: place.number }) : null;
    const onGo = () => {
      if (mySign) return document.getElementById(SIGN_ID)?.focus();
      if (!place) return;
      if (place.key === step.key) focusField(one.key);
      else goTo(place.number, one.key);
    };
    return {
      key: `${one.step}.${one.key}`,
      group: person ? 'person' : 'fill',
      text: signNow && step.state === 'awaitingResolution' ? t('card.missing.mySign') : format.say(one.label),
      note: [elsewhere, person ? one.awaited.join(', ') : null].filter(Boolean).join(', '),
      since: person && one.code === 'resolution' ? one.since : null,
      onGo: one.mine && !person ? onGo : undefined,
      ...(place && person ? reminding(one) : {}),
    };
  }

  /** As the card knows it by now: what the gate named may have been reminded of since. */
  function reminding({ step: at, key }: Missing): Partial<MissingItem> {
    const now = step.missing.find((one) => one.step === at && one.key === key)?.remind;
    if (now?.last) {
      const { by, at: when } = now.last;
      const gender = genderOf(by.name.split(' ')[2]) ?? 'unknown';
      return {
        reminded: common(`missing.remindedBy.${gender}`, { who: by.shortName, at: format.dateTime(when) }),
      };
    }
    return now?.may ? { onRemind: () => acts.run({ do: 'remind', step: at, key }).catch(tellProblem) } : {};
  }
}
