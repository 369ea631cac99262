import { Anchor, Button, Group, Stack } from '@mantine/core';
import { useState } from 'react';
import { Badge } from '#web/ui/Badge.tsx';
import { ConfirmDialog } from '#web/ui/ConfirmDialog.tsx';
import { DateText, MomentText, NearText } from '#web/ui/DateText.tsx';
import { EmptyState } from '#web/ui/EmptyState.tsx';
import { ErrorState } from '#web/ui/ErrorState.tsx';
import { Keys } from '#web/ui/Keys.tsx';
import { ReasonDialog } from '#web/ui/ReasonDialog.tsx';
import { SaveStatus } from '#web/ui/SaveStatus.tsx';
import { Section } from '#web/ui/Section.tsx';
import { SkeletonRows, SkeletonText } from '#web/ui/Skeletons.tsx';
import { StatusBadge } from '#web/ui/StatusBadge.tsx';
import { type StepState, StepStateBadge } from '#web/ui/StepState.tsx';
import { tell } from '#web/ui/undo.tsx';
import classes from './gallery.module.css';

const steps: StepState[] = ['resolved', 'active', 'awaitingResolution', 'returned', 'locked'];

export function StatesPart() {
  return (
    <>
      <Badges />
      <div className={classes.two}>
        <Section title="Пусто, ошибка, ожидание" flush>
          <EmptyState
            title="У ООО «Нефтехим» пока нет заказов"
            why="Заказ можно завести и без договора: он понадобится при подтверждении"
            action={<Button>Добавить заказ</Button>}
          />
          <EmptyState
            compact
            title="Всё согласовано"
            action={
              <Anchor component="button" type="button">
                Показать архив
              </Anchor>
            }
          />
          <ErrorState code="7F3A" onRetry={() => {}} />
        </Section>
        <Section title="Загрузка" flush>
          <SkeletonRows rows={5} after={0} />
          <div style={{ padding: 16 }}>
            <SkeletonText after={0} />
          </div>
        </Section>
      </div>
      <Dialogs />
    </>
  );
}

function Badges() {
  const now = new Date();
  return (
    <Section title="Состояния">
      <Stack gap={12}>
        <Group gap={8}>
          <StatusBadge status="prospect" />
          <StatusBadge status="confirmed" />
          <StatusBadge status="refused" />
          <StatusBadge status="archived" />
          <Badge tone="danger">просрочено 9 дн.</Badge>
        </Group>
        <Group gap={8}>
          {steps.map((state) => (
            <StepStateBadge key={state} state={state} />
          ))}
        </Group>
        <Group gap={16}>
          <DateText date="2026-09-05" />
          <MomentText at="2026-09-12T11:06:00Z" />
          <NearText at={now.toISOString()} />
          <Keys of="Ctrl+Enter" />
        </Group>
        <Group gap={16}>
          <SaveStatus state={{ kind: 'saving' }} />
          <SaveStatus state={{ kind: 'saved', at: '2026-09-12T11:06:00Z' }} />
          <SaveStatus state={{ kind: 'failed', onRetry: () => {} }} />
          <SaveStatus state={{ kind: 'offline' }} />
        </Group>
      </Stack>
    </Section>
  );
}

function Dialogs() {
  const [returning, setReturning] = useState(false);
  const [sending, setSending] = useState(false);
  return (
    <Section title="Окна">
      <Group gap={8}>
        <Button variant="default" onClick={() => setReturning(true)}>
          На доработку
        </Button>
        <Button variant="default" onClick={() => setSending(true)}>
          Отправить рассылку
        </Button>
        <Button variant="default" onClick={() => tell('Нет связи с сервером', 'danger')}>
          Сообщение об ошибке
        </Button>
      </Group>
      <ReasonDialog
        opened={returning}
        onClose={() => setReturning(false)}
        title="Вернуть на доработку"
        consequence="Заказ вернётся на шаг 1. Подпись Петрова П. П. будет снята."
        templates={['Нет скана договора', 'Сумма не совпадает с договором']}
        confirmLabel="Вернуть"
        onConfirm={() => setReturning(false)}
      />
      <ConfirmDialog
        opened={sending}
        onClose={() => setSending(false)}
        title="Отправить 355 письмам"
        confirmLabel="Отправить 355 письмам"
        danger
        onConfirm={() => setSending(false)}
      >
        Письма уйдут сразу. Остановить можно, вернуть отправленные нельзя.
      </ConfirmDialog>
    </Section>
  );
}
