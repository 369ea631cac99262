import { useTranslation } from 'react-i18next';
import type { Overlap } from '#domain/absences/overlaps.ts';
import { daysInMonth, plainDate } from '#domain/values/dates.ts';
import { useWorkCalendar } from '#web/calendar/public.ts';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { TextLink } from '#web/ui/TextLink.tsx';
import classes from './Absences.module.css';
import type { Planned } from './absences.queries.ts';
import { daysAway, daysOff, lengthOf, within } from './planYear.ts';
import { useSpanWords } from './useSpanWords.ts';

interface PlanGridProps {
  people: readonly Planned[];
  year: number;
  clashes: readonly Overlap<Planned>[];
}

const MONTHS = Array.from({ length: 12 }, (_, at) => at + 1);

/** A row for each person, a stripe for the year; what the stripe shows stands in its row as words too. */
export function PlanGrid({ people, year, clashes }: PlanGridProps) {
  const { t } = useTranslation('absences');
  return (
    <div className={classes.gridFrame}>
      <table className={classes.grid}>
        <caption className="visuallyHidden">{t('plan.caption', { year: String(year) })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('column.employee')}</th>
            <th scope="col" className={classes.yearHead}>
              <Months year={year} />
            </th>
            <th scope="col" className={classes.daysHead}>
              {t('plan.days')}
            </th>
          </tr>
        </thead>
        <tbody>
          {people.map((one) => (
            <tr key={one.employee.id}>
              <th scope="row">
                <TextLink href={`/people/${one.employee.id}`}>{one.employee.shortName}</TextLink>
              </th>
              <td className={classes.stripeCell}>
                <Stripe one={one} year={year} clashes={clashes.filter(({ who }) => who.includes(one))} />
              </td>
              <td className={classes.daysCell}>{daysAway(year, one.absences) || '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Legend />
    </div>
  );
}

function Months({ year }: { year: number }) {
  const { language } = useFormat();
  const short = new Intl.DateTimeFormat(language === 'ru' ? 'ru-RU' : 'en-GB', {
    timeZone: 'UTC',
    month: 'short',
  });
  return (
    <span className={classes.months}>
      {MONTHS.map((month) => (
        <span key={month} style={{ flexGrow: daysInMonth(year, month) }}>
          {short.format(new Date(Date.UTC(year, month - 1, 1))).replace('.', '')}
        </span>
      ))}
    </span>
  );
}

type StripeProps = { one: Planned; year: number; clashes: readonly Overlap<Planned>[] };

function Stripe({ one, year, clashes }: StripeProps) {
  const say = useSpanWords(year);
  const calendar = useWorkCalendar(`${year}-06-01`);
  const { t } = useTranslation('absences');
  const length = lengthOf(year);
  const marks = clashes.map((clash) => within(year, clash));
  return (
    <>
      <svg
        className={classes.stripe}
        viewBox={`0 0 ${length} 24`}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        {daysOff(calendar, year).map(({ at, days }) => (
          <rect key={at} className={classes.off} x={at} y={0} width={days} height={24} />
        ))}
        {MONTHS.slice(1).map((month) => (
          <rect
            key={month}
            className={classes.monthEdge}
            x={within(year, { fromOn: plainDate(year, month, 1), toOn: plainDate(year, month, 1) }).at}
            y={0}
            width={0.4}
            height={24}
          />
        ))}
        {one.absences.map((span) => {
          const { at, days } = within(year, span);
          return (
            <rect
              key={`${span.fromOn} ${span.requested}`}
              className={span.requested ? classes.asked : classes.away}
              x={at}
              y={5}
              width={days}
              height={14}
            >
              <title>{say(span)}</title>
            </rect>
          );
        })}
        {marks.map(({ at, days }) => (
          <rect key={at} className={classes.clash} x={at} y={20} width={days} height={4} />
        ))}
      </svg>
      <span className="visuallyHidden">
        {one.absences.length === 0 ? t('plan.nobody') : one.absences.map(say).join('; ')}
      </span>
    </>
  );
}

/** Not by colour alone: a whole bar, an empty one, a line under it, a tint. */
function Legend() {
  const { t } = useTranslation('absences');
  const sample = (kind: string | undefined, at: { y: number; height: number }) => (
    <svg className={classes.sample} viewBox="0 0 24 24" preserveAspectRatio="none" aria-hidden="true">
      <rect className={kind} x={2} width={20} {...at} />
    </svg>
  );
  return (
    <p className={classes.legend}>
      <span>
        {sample(classes.away, { y: 5, height: 14 })} {t('plan.legend.away')}
      </span>
      <span>
        {sample(classes.asked, { y: 5, height: 14 })} {t('plan.legend.asked')}
      </span>
      <span>
        {sample(classes.clash, { y: 16, height: 4 })} {t('plan.legend.clash')}
      </span>
      <span>
        {sample(classes.off, { y: 2, height: 20 })} {t('plan.legend.off')}
      </span>
    </p>
  );
}
