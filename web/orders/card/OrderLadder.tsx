import { Button, Drawer } from '@mantine/core';
import { useDisclosure, useMediaQuery } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { Ladder, type LadderStep } from '#web/ui/Ladder.tsx';
import { Section } from '#web/ui/Section.tsx';
import { StepStateIcon } from '#web/ui/StepState.tsx';
import { useOrderHere } from './OrderContext.ts';
import classes from './OrderLadder.module.css';
import type { Order, Step } from './order.queries.ts';
import { isFrozen } from './sharedReason.ts';

/** The ladder on the left; on a phone one line «Шаг 2 из 6» that opens it. */
export function OrderLadder({ shown }: { shown: Step }) {
  const { t } = useTranslation('orders');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const { order, goTo } = useOrderHere();
  const phone = useMediaQuery('(max-width: 767.98px)', false, { getInitialValueInEffect: false });
  const [opened, { open, close }] = useDisclosure(false);
  const term = useTerm();
  const current = order.steps.find((step) => step.key === order.currentStep);
  const next = current && order.steps.find((step) => step.number === current.number + 1);

  const ladder = (
    <Ladder
      steps={order.steps.map((step) => rung(step, order, format.say, term(step)))}
      shown={shown.key}
      current={order.currentStep}
      onShow={(key) => {
        close();
        goTo(order.steps.find((step) => step.key === key)?.number ?? 1);
      }}
    />
  );
  if (!phone) {
    return (
      <Section flush>
        {ladder}
        {next && !isFrozen(order) && (
          <p className={classes.next}>
            {t('card.ladder.next', { step: format.say(next.shortTitle), who: next.fillers.join(', ') })}
          </p>
        )}
      </Section>
    );
  }
  return (
    <>
      <Button
        variant="default"
        fullWidth
        justify="flex-start"
        className={classes.bar}
        leftSection={<StepStateIcon state={shown.state} labelled />}
        onClick={open}
        aria-haspopup="dialog"
      >
        {common('step.of', { current: shown.number, total: order.steps.length })}
        {' · '}
        {format.say(shown.shortTitle)}
      </Button>
      <Drawer
        opened={opened}
        onClose={close}
        position="bottom"
        size="auto"
        title={common('step.ladder')}
        closeButtonProps={{ 'aria-label': common('action.close') }}
      >
        {ladder}
      </Drawer>
    </>
  );
}

function rung(
  step: Step,
  order: Order,
  say: (text: Step['title']) => string,
  note: string | null,
): LadderStep {
  return {
    key: step.key,
    number: step.number,
    title: say(step.shortTitle),
    state: step.state,
    done: step.total - step.left,
    of: step.total,
    resolution: step.resolution?.stamp ?? null,
    note: step.key === order.currentStep && !isFrozen(order) ? note : null,
    overdue: step.overdueDays > 0,
  };
}

/** «3-й день из 5», or how long it has been late. */
export function useTerm(): (step: Step) => string | null {
  const { t } = useTranslation('orders');
  return (step) => {
    if (step.dayNumber === null || step.state === 'locked' || step.state === 'resolved') return null;
    return step.overdueDays > 0
      ? t('card.term.overdue', { count: step.overdueDays })
      : t('card.term.day', { day: step.dayNumber, days: step.days });
  };
}
