import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { ShapeIcon } from '#web/ui/shapes.tsx';
import classes from './WhyPage.module.css';
import type { AccessPart } from './why.queries.ts';

/** One part of a record: seen or not, and by which rules; those that name somebody else are folded. */
export function PartOfAccess({ part }: { part: AccessPart }) {
  const { t } = useTranslation('admin');
  const format = useFormat();
  const { seen, held, titles, by, rules, reasons, moreOrders } = part;
  const about = rules.filter((rule) => rule.applies);
  const others = rules.filter((rule) => !rule.applies);
  return (
    <article className={classes.part}>
      <h3 data-seen={seen || undefined}>
        <ShapeIcon shape={seen ? 'tick' : 'lock'} />
        {t(`why.part.${part.part}`, { by: by ?? '' })}: {t(seen ? 'why.seen' : 'why.hidden')}
      </h3>
      {titles.length > 0 && <p className="muted">{titles.map((one) => format.say(one)).join(', ')}</p>}
      {held && !seen && <p>{t('why.held')}</p>}
      <ul className={classes.rules}>
        {reasons.map((reason) => (
          <li key={`${reason.because}${reason.order?.id}`} data-opens>
            <ShapeIcon shape="tick" />
            <span>
              {reason.order ? (
                <>
                  {t('why.because.order')} <a href={`/orders/${reason.order.id}`}>{reason.order.number}</a>
                </>
              ) : (
                t(`why.because.${reason.because}`)
              )}
              {reason.standingFor && ` (${t('why.standingFor', { name: reason.standingFor })})`}
            </span>
          </li>
        ))}
        {moreOrders > 0 && <li>{t('why.moreOrders', { count: moreOrders })}</li>}
        {about.map((rule) => (
          <li key={rule.words} data-opens={(seen && rule.holds) || undefined}>
            <ShapeIcon shape={rule.holds && (seen || !held) ? 'tick' : 'lock'} />
            <span>
              {rule.words}
              {rule.standingFor && ` (${t('why.standingFor', { name: rule.standingFor })})`}
              {!rule.holds && ` — ${t('why.notYet')}`}
            </span>
          </li>
        ))}
      </ul>
      {!seen && about.length === 0 && reasons.length === 0 && !held && <p>{t('why.noRule')}</p>}
      {others.length > 0 && (
        <details className={classes.others}>
          <summary>{t('why.others')}</summary>
          <ul className={classes.rules}>
            {others.map((rule) => (
              <li key={rule.words}>{rule.words}</li>
            ))}
          </ul>
        </details>
      )}
    </article>
  );
}
