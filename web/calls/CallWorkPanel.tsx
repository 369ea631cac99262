import { Button, Textarea, TextInput } from '@mantine/core';
import { getHotkeyHandler } from '@mantine/hooks';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { DateField } from '#web/form/DateField.tsx';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { Keys } from '#web/ui/Keys.tsx';
import { ReasonedButton } from '#web/ui/ReasonedButton.tsx';
import classes from './calls.module.css';
import type { Call } from './calls.queries.ts';
import type { CallWork, Choice, Mode } from './useCallWork.ts';
import { useWhen } from './useWhen.ts';

export const MODES: Mode[] = ['reached', 'noAnswer', 'move'];

interface CallWorkPanelProps {
  call: Call;
  work: CallWork;
  /** Shows which keys do the same. */
  withKeys?: boolean;
}

/** [Дозвонился] [Нет ответа] [Перенести]; then the note, when to call again, and «Сохранить»: three presses. */
export function CallWorkPanel({ call, work, withKeys = false }: CallWorkPanelProps) {
  const { t } = useTranslation('calls');
  const { allowed, reason } = call.abilities.edit;
  if (work.mode !== null) return <After work={work} mode={work.mode} withKeys={withKeys} />;
  return (
    <div className={classes.buttons}>
      {MODES.map((mode, at) => (
        <ReasonedButton
          key={mode}
          variant={mode === 'reached' ? 'filled' : 'default'}
          reason={allowed ? null : reason}
          onClick={() => work.begin(mode)}
          rightSection={withKeys ? <Keys of={String(at + 1)} /> : undefined}
        >
          {t(`act.${mode}`)}
        </ReasonedButton>
      ))}
    </div>
  );
}

function After({ work, mode, withKeys }: { work: CallWork; mode: Mode; withKeys: boolean }) {
  const { t } = useTranslation('calls');
  const title = useId();
  return (
    <section
      className={classes.after}
      aria-labelledby={title}
      onKeyDown={getHotkeyHandler([
        ['mod+Enter', () => void work.save()],
        ['Escape', () => work.begin(null)],
      ])}
    >
      <h3 id={title} className={classes.question}>
        {t(`after.${mode}`)}
      </h3>
      <Days work={work} mode={mode} withKeys={withKeys} />
      {work.choice === 'date' && <OtherDay work={work} />}
      {mode !== 'move' && (
        <Textarea
          aria-label={t('after.note')}
          placeholder={t('after.notePlaceholder')}
          autosize
          minRows={1}
          maxRows={6}
          maxLength={4000}
          value={work.note}
          onChange={(event) => work.setNote(event.currentTarget.value)}
        />
      )}
      <div role="alert" className={classes.wrong}>
        {work.wrong}
      </div>
      <div className={classes.buttons}>
        <Button
          loading={work.busy}
          onClick={() => void work.save()}
          rightSection={withKeys ? <Keys of="Enter" /> : undefined}
        >
          {t('act.save')}
        </Button>
        <Button variant="default" onClick={() => work.begin(null)}>
          {t('act.back')}
        </Button>
      </div>
    </section>
  );
}

function Days({ work, mode, withKeys }: { work: CallWork; mode: Mode; withKeys: boolean }) {
  const { t } = useTranslation('calls');
  const { short, exact } = useWhen();
  const chip = (choice: Choice, label: string, { on = '', key = '' } = {}) => {
    const chosen = sameChoice(work.choice, choice);
    return (
      <Button
        key={typeof choice === 'string' ? choice : choice.on}
        className={classes.chip}
        variant={chosen ? 'light' : 'default'}
        aria-pressed={chosen}
        title={on ? exact(on) : undefined}
        onClick={() => work.choose(choice)}
        rightSection={withKeys && key ? <Keys of={key} /> : undefined}
      >
        {label && <span>{label}</span>}
        {on && <span className={label ? classes.chipDay : undefined}>{short(on)}</span>}
      </Button>
    );
  };
  return (
    <fieldset aria-label={t('after.choice')} className={classes.choices}>
      {mode !== 'move' && work.series && chip('series', t('after.series'), { on: work.series })}
      {work.days.map(({ key, on, moved }, at) =>
        chip({ on }, moved ? '' : t(`after.${key}`), { on, key: String(at + 1) }),
      )}
      {chip('date', t('after.date'))}
      {mode !== 'move' && chip('none', t('after.none'))}
    </fieldset>
  );
}

function OtherDay({ work }: { work: CallWork }) {
  const { t } = useTranslation('calls');
  const format = useFormat();
  return (
    <div className={classes.otherDay}>
      <DateField label={t('dialog.on')} value={work.typed} min={format.today()} onText={work.setTyped} />
      <TextInput
        label={t('dialog.at')}
        inputMode="numeric"
        autoComplete="off"
        placeholder="14:30"
        value={work.time}
        onChange={(event) => work.setTime(event.currentTarget.value)}
      />
    </div>
  );
}

function sameChoice(one: Choice | null, other: Choice): boolean {
  if (typeof one === 'object' && one !== null && typeof other === 'object') return one.on === other.on;
  return one === other;
}
