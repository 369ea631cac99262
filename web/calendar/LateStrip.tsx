import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { TextLink } from '#web/ui/TextLink.tsx';
import classes from './Calendar.module.css';
import type { CalendarShown } from './calendar.queries.ts';
import { SIGNS } from './itemWords.ts';

const FIRST = 4;

/** «Просрочено 3: ☎ АО «Гранит» 12.09 · … [Разобрать по одному]» */
export function LateStrip({ overdue }: { overdue: CalendarShown['overdue'] }) {
  const { t } = useTranslation('calendar');
  const format = useFormat();
  const { items, more } = overdue;
  if (items.length === 0) return null;
  return (
    <section className={classes.late}>
      <strong>{t(more ? 'late.titleMore' : 'late.title', { count: items.length })}:</strong>
      {items.slice(0, FIRST).map(({ id, title, on, link }) => (
        <span key={id} className={classes.lateCall}>
          <span aria-hidden="true">{SIGNS.calls}</span>{' '}
          <TextLink href={`/clients/${link.id}`}>{title}</TextLink> {format.date(on).slice(0, 5)}
        </span>
      ))}
      {(more || items.length > FIRST) && <span aria-hidden="true">…</span>}
      <TextLink href="/calls/overdue">{t('late.walk')}</TextLink>
    </section>
  );
}
