import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { useMe } from '#web/session/public.ts';
import classes from './Home.module.css';
import type { Block } from './home.queries.ts';

const MINUTE = 60_000;

/** «Ольга Викторовна, доброе утро · вторник, 15.09.2026», by the company's clock. */
export function Greeting({ blocks }: { blocks: Block[] }) {
  const { t } = useTranslation('home');
  const format = useFormat();
  const { employee } = useMe();
  const now = useNow();
  const hour = Number(format.time(now).slice(0, 2));
  const weekday = new Intl.DateTimeFormat(format.language === 'ru' ? 'ru-RU' : 'en-GB', {
    weekday: 'long',
    timeZone: format.timeZone,
  }).format(new Date(now));

  return (
    <header className={classes.greeting}>
      <h1>
        {t(`greeting.${partOfDay(hour)}`, { name: employee.greeting })}
        <span className={classes.today}>
          <span aria-hidden="true"> · </span>
          {weekday}, <time dateTime={format.plainDay(now)}>{format.day(now)}</time>
        </span>
      </h1>
      <Summary blocks={blocks} />
    </header>
  );
}

/** A signature that chooses the expert is one as well. */
const counted: Record<'resolutions' | 'returned' | 'overdue', Block['key'][]> = {
  resolutions: ['resolutions', 'assign'],
  returned: ['returned'],
  overdue: ['overdue', 'departmentOverdue'],
};

/** «На сегодня: 4 резолюции, 2 просрочки»; more than a block shows is said as «5+». */
function Summary({ blocks }: { blocks: Block[] }) {
  const { t } = useTranslation('home');
  const of = (what: keyof typeof counted) => {
    const those = blocks.filter(({ key }) => counted[what].includes(key));
    const count = those.reduce((sum, { items }) => sum + items.length, 0);
    if (count === 0) return null;
    return those.some(({ more }) => more)
      ? t(`summary.${what}More`, { count })
      : t(`summary.${what}`, { count });
  };
  const parts = [of('resolutions'), of('returned'), of('overdue')].filter(Boolean);
  if (parts.length === 0) return null;
  return <p className={classes.summary}>{t('summary.today', { parts: parts.join(', ') })}</p>;
}

function partOfDay(hour: number): 'night' | 'morning' | 'day' | 'evening' {
  if (hour < 5) return 'night';
  if (hour < 12) return 'morning';
  return hour < 18 ? 'day' : 'evening';
}

/** The page may stay open over midnight. */
function useNow(): string {
  const [now, setNow] = useState(() => new Date().toISOString());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date().toISOString()), MINUTE);
    return () => clearInterval(timer);
  }, []);
  return now;
}
