import { Alert, Select, Switch } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { MAIL_WAYS, OVERVIEW_WAYS } from '#domain/notifications/mail-kinds.ts';
import { usualHours } from '#domain/notifications/mail-moment.ts';
import { Section } from '#web/ui/Section.tsx';
import { chooseLetters, type LetterChoices, letterChoicesQuery } from './letters.queries.ts';
import classes from './me.module.css';

const HOURS = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, '0')}:00`);

/** Which notifications come by letter, and when; kept at once, with no button to press. */
export function LettersSection() {
  const { t } = useTranslation('me');
  const { data } = useQuery(letterChoicesQuery);
  if (!data) return null;
  const save = (part: Partial<LetterChoices>) => void chooseLetters({ ...data, ...part });

  return (
    <Section title={t('letters.title')}>
      <div className={classes.fields}>
        <p className={classes.note}>{t('letters.why', { address: data.address })}</p>
        {data.works ? null : <Alert color="yellow">{t('letters.off')}</Alert>}
        <ul className={classes.ways}>
          {data.kinds.map(({ kind, way, usual }) => (
            <Way
              key={kind}
              label={t(`letters.kind.${kind}`)}
              ways={MAIL_WAYS}
              value={way}
              usual={usual}
              onChange={(chosen) =>
                save({ kinds: data.kinds.map((one) => (one.kind === kind ? { ...one, way: chosen } : one)) })
              }
            />
          ))}
          {data.overview ? (
            <Way
              label={t('letters.overview')}
              ways={OVERVIEW_WAYS}
              value={data.overview}
              usual="daily"
              onChange={(overview) => save({ overview })}
            />
          ) : null}
        </ul>
        <Select
          className={classes.hour}
          label={t('letters.dailyHour')}
          allowDeselect={false}
          data={HOURS}
          value={HOURS[data.dailyHour] ?? null}
          onChange={(hour) => save({ dailyHour: HOURS.indexOf(hour ?? '09:00') })}
        />
        <Switch
          label={t('letters.quiet')}
          checked={data.quiet !== null}
          onChange={(event) => save({ quiet: event.currentTarget.checked ? usualHours.quiet : null })}
        />
        {data.quiet ? <QuietHours quiet={data.quiet} onChange={(quiet) => save({ quiet })} /> : null}
        <Switch
          label={t('letters.holdDaysOff')}
          checked={data.holdDaysOff}
          onChange={(event) => save({ holdDaysOff: event.currentTarget.checked })}
        />
        <p className={classes.note}>{t('letters.note')}</p>
      </div>
    </Section>
  );
}

function Way<W extends string>({
  label,
  ways,
  value,
  usual,
  onChange,
}: {
  label: string;
  ways: readonly W[];
  value: W;
  usual: W;
  onChange: (way: W) => void;
}) {
  const { t } = useTranslation('me');
  const say = (way: string) => t(`letters.way.${way as (typeof MAIL_WAYS)[number]}`);
  return (
    <li className={classes.way}>
      <span>{label}</span>
      <Select
        aria-label={t('letters.wayOf', { what: label })}
        allowDeselect={false}
        data={ways.map((way) => ({
          value: way,
          label: way === usual && way !== value ? t('letters.usual', { way: say(way) }) : say(way),
        }))}
        value={value}
        onChange={(chosen) => {
          const way = ways.find((one) => one === chosen);
          if (way) onChange(way);
        }}
      />
    </li>
  );
}

type Quiet = NonNullable<LetterChoices['quiet']>;

function QuietHours({ quiet, onChange }: { quiet: Quiet; onChange: (quiet: Quiet) => void }) {
  const { t } = useTranslation('me');
  const choose = (end: keyof Quiet, hour: string | null) => {
    const wanted = { ...quiet, [end]: hour ?? quiet[end] };
    // as long as a day it would be no quiet but silence
    if (wanted.from !== wanted.to) onChange(wanted);
  };
  return (
    <div className={classes.hours}>
      {(['from', 'to'] as const).map((end) => (
        <Select
          key={end}
          className={classes.hour}
          label={t(`letters.${end}`)}
          allowDeselect={false}
          data={HOURS.includes(quiet[end]) ? HOURS : [...HOURS, quiet[end]].sort()}
          value={quiet[end]}
          onChange={(hour) => choose(end, hour)}
        />
      ))}
    </div>
  );
}
